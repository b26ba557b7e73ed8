import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DAY_MS, MINUTE_MS } from '../interval.ts'
import type { Blog, Post } from './blog.ts'
import { FORMATS, type FormatName } from './formats/formats.ts'
import { WAYS, type Way } from './math/ways.ts'
import { PLATFORMS, type PlatformName } from './platforms/platforms.ts'
import { parseProse } from './prose.ts'

/** Where the sample blogs are: a file each, its fields first, then posts that begin with `=== slug`. */
export const BLOGS_FOLDER = join(import.meta.dirname, 'blogs')

type Fields = Readonly<Record<string, string>>

/**
 * All sample blogs, their posts newest first. Ages of posts count back from `now` (ms since the epoch), so that they are
 * fresh whenever the demo starts.
 */
export function readBlogs(now: number): Blog[] {
  return readdirSync(BLOGS_FOLDER)
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => {
      const text = readFileSync(join(BLOGS_FOLDER, name), 'utf8').replaceAll('\r\n', '\n')
      return parseBlog(text, { id: name.slice(0, -'.md'.length), now })
    })
}

function parseBlog(text: string, { id, now }: { id: string; now: number }): Blog {
  const [head = '', ...rest] = text.split(/^=== ([a-z0-9-]+)$/m)
  const fields = parseFields(head)
  const posts = rest.flatMap((slug, at) =>
    at % 2 === 0 ? [parsePost(rest[at + 1] ?? '', { slug, now, way: fields.math })] : [],
  )
  return {
    id,
    title: read(fields, 'title'),
    about: read(fields, 'about'),
    author: read(fields, 'author'),
    language: read(fields, 'language'),
    platform: choose(fields.platform, PLATFORMS) as PlatformName,
    format: choose(fields.format, FORMATS) as FormatName,
    delayMs: Number(fields.delay ?? 0),
    posts: posts.toSorted((a, b) => b.publishedAt - a.publishedAt),
  }
}

function parsePost(text: string, about: { slug: string; now: number; way: string | undefined }): Post {
  const [head = '', ...body] = text.trim().split('\n\n')
  const fields = parseFields(head)
  const at = about.now - Number(read(fields, 'age')) * DAY_MS
  return {
    slug: about.slug,
    title: read(fields, 'title'),
    tags: read(fields, 'tags').split(', '),
    publishedAt: Math.floor(at / MINUTE_MS) * MINUTE_MS,
    way: choose(fields.math ?? about.way, WAYS) as Way,
    blocks: parseProse(body.join('\n\n')),
  }
}

function parseFields(text: string): Fields {
  const lines = text.split('\n').filter((line) => line.includes(': '))
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
  )
}

function read(fields: Fields, name: string): string {
  const value = fields[name]
  if (!value) throw new Error(`A sample blog lacks ${name}: ${JSON.stringify(fields)}`)
  return value
}

function choose(name: string | undefined, table: object): string {
  if (name !== undefined && name in table) return name
  throw new Error(`A sample blog asks for ${name}; there are ${Object.keys(table).join(', ')}`)
}
