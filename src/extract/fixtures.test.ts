import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Content } from '../article.ts'
import type { StatedDate } from '../feed.ts'
import { cleanContent } from './clean-content.ts'
import { extractArticle } from './extract-article.ts'

/** Pages (and, named `feed-…`, html of feeds) with what is to be read from them; `UPDATE=1` writes what is read now. */
const folder = new URL('fixtures/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.html'))

function read(name: string): unknown {
  const html = readFileSync(new URL(name, folder), 'utf8')
  const url = /^<!-- (\S+) -->/.exec(html)?.[1] ?? ''
  if (name.startsWith('feed-')) return toExpected(cleanContent({ html, url }))
  const { content, published, updated, ...article } = extractArticle({ html, url })
  return { ...article, published: toDate(published), updated: toDate(updated), content: toExpected(content) }
}

function toExpected({ blocks, formulas, text, html, ...content }: Content): unknown {
  return {
    ...content,
    formulas: formulas.map(({ tex }) => tex),
    blocks: blocks.map(
      ({ kind, runs }) =>
        `${kind}: ${runs.map((run) => (typeof run === 'string' ? run : `$${run.tex}$`)).join('')}`,
    ),
    html: html
      .replace(/<math[\s\S]*?<\/math>/g, '<math/>')
      .split(/(?<=<\/(?:p|h\d|pre|figure|table|ul|ol|blockquote|div)>)/),
  }
}

function toDate(date: StatedDate | null): string | null {
  return date && `${new Date(date.at).toISOString()} ${date.precision}`
}

describe('extraction', () => {
  it.each(names)('reads %s', (name) => {
    const expected = new URL(name.replace(/\.html$/, '.json'), folder)
    const actual = read(name)
    if (process.env.UPDATE) writeFileSync(expected, `${JSON.stringify(actual, null, 2)}\n`)
    expect(actual).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
  })
})
