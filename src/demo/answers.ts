import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Edition, writePage } from './edition.ts'
import type { Answer } from './formats/format.ts'
import { FORMATS } from './formats/formats.ts'
import { writeHome } from './formats/lists.ts'
import { BLOGS_FOLDER } from './read-blogs.ts'

const FIGURES_FOLDER = join(BLOGS_FOLDER, 'figures')
const ROBOTS = 'User-agent: *\nAllow: /\n'

/** Everything that a blog serves, by path: its list of posts, a page for each, the figures. */
export function toAnswers(edition: Edition): Map<string, Answer> {
  const format = FORMATS[edition.blog.format]
  const pages = edition.posts.map((printed): [string, Answer] => [
    printed.path,
    { type: 'text/html; charset=utf-8', body: writePage(edition, printed) },
  ])
  return new Map([
    ['/', writeHome(edition, format.feed)],
    ['/robots.txt', { type: 'text/plain; charset=utf-8', body: ROBOTS }],
    ...pages,
    ...readFigures(),
    ...Object.entries(format.write(edition)),
  ])
}

function readFigures(): [string, Answer][] {
  return readdirSync(FIGURES_FOLDER).map((name) => {
    const type = name.endsWith('.svg') ? 'image/svg+xml' : 'image/png'
    return [`/figures/${name}`, { type, body: readFileSync(join(FIGURES_FOLDER, name)) }]
  })
}
