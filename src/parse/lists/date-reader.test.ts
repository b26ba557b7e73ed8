import { expect, it } from 'vitest'
import { findPageList } from './find-list.ts'
import { openPage } from './page.ts'
import { readPageList } from './page-list.ts'

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
