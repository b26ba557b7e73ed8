import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { StatedDate } from '../../feed.ts'
import { findPageList } from './find-list.ts'
import { openPage } from './page.ts'

const FOLDER = join(import.meta.dirname, '../fixtures/lists')

interface Golden {
  url: string
  posts: { title: string; url: string; date: string | null }[]
}

function toText(date: StatedDate | null): string | null {
  return date && new Date(date.at).toISOString().slice(0, { minute: 19, day: 10, month: 7 }[date.precision])
}

const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.slice(0, -5))

/** Pages after the markup of themes, generators, hosts and portals; a golden day also stands for any minute of it. */
describe('findPageList', () => {
  it.each(NAMES)('finds exactly the posts of %s', (name) => {
    const golden: Golden = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'))
    const result = findPageList(openPage(readFileSync(join(FOLDER, `${name}.html`), 'utf8'), golden.url))
    const items = 'feed' in result ? result.feed.items : []
    const posts = items.map(({ title, url, published }, index) => {
      const wanted = golden.posts[index]?.date
      return { title, url, date: toText(published)?.slice(0, wanted?.length) ?? null }
    })
    expect(posts).toEqual(golden.posts)
  })
})
