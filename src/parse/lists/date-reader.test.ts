import { expect, it } from 'vitest'
import { readJson } from '../read-json.ts'
import { readSitemap } from '../sitemap.ts'
import { findPageList } from './find-list.ts'
import { openPage } from './page.ts'
import { readPageList } from './page-list.ts'
import { readStatedLists } from './stated-lists.ts'

const POSTS = [1, 2, 3].map(
  (n) =>
    `<article><h2><a href="/p/${n}">梯度下降的第 ${n} 篇笔记</a></h2><time>2026-11-0${n} 02:05</time></article>`,
)
const toPage = (language: string) =>
  openPage(
    `<html lang="${language}"><body><main>${POSTS.join('')}</main></body></html>`,
    'https://lab.example/',
  )

it.each([
  ['zh-CN', '2026-10-31T18:05'],
  ['en', '2026-11-01T02:05'],
])('reads times without a zone in that of the page, with and without a rule (%s)', (language, expected) => {
  const page = toPage(language)
  for (const result of [findPageList(page), readPageList(page, { item: 'article', date: 'time' })]) {
    const at = 'feed' in result ? (result.feed.items[0]?.published?.at ?? 0) : 0
    expect(new Date(at).toISOString().slice(0, 16)).toBe(expected)
  }
})

const STATED = JSON.stringify(
  [1, 2, 3].map((n) => ({ title: `笔记 ${n}`, url: `/p/${n}`, publishedAt: `2026-11-0${n} 02:05` })),
)
const HOST = 'https://www.cnblogs.com/lab/'
const SITEMAP = `<urlset><url><loc>${HOST}p/18532001.html</loc><lastmod>2026-11-01 02:05</lastmod></url></urlset>`

it.each([
  [
    'the state of a page',
    readStatedLists(
      openPage(`<html lang="zh"><script type="application/json">${STATED}</script>`, 'https://lab.example/'),
    )[0],
  ],
  ['an API by a rule', itemsOf(readJson(STATED, HOST, { items: '$' }))],
  ['an API without one', itemsOf(readJson(STATED, HOST, 'auto'))],
  ['a sitemap', itemsOf(readSitemap(SITEMAP, { rootAt: 0, url: `${HOST}sitemap.xml`, rule: null }))],
])('reads times of %s in the zone of its language or platform', (_name, items) => {
  const { published, updated } = items?.[0] ?? {}
  expect(new Date((published ?? updated)?.at ?? 0).toISOString()).toBe('2026-10-31T18:05:00.000Z')
})

function itemsOf(result: ReturnType<typeof readJson>) {
  return 'feed' in result ? result.feed.items : []
}
