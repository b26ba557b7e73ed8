import { describe, expect, it } from 'vitest'
import { findPageList } from './find-list.ts'
import { openPage } from './page.ts'

const NUMBERS = [1, 2, 3, 4, 5, 6]
const read = (write: (n: number) => string, { url = 'https://lab.example/blog', isDated = true } = {}) => {
  const rows = NUMBERS.map(
    (n) =>
      `<li><a href="${write(n)}">The report that has the number ${n}</a>${isDated ? ` <em>2026-11-0${n}</em>` : ''}</li>`,
  )
  const result = findPageList(openPage(`<ul>${rows.join('')}</ul>`, url))
  return 'feed' in result ? result.feed.items.map((item) => item.url) : []
}

describe('findPageList', () => {
  it.each([
    ['files', (n: number) => `/reports/${n}.pdf`],
    ['files among pages', (n: number) => `/reports/${n}${n % 2 ? '.pdf' : '/'}`],
    ['posts of a channel', (n: number) => `/channel/ai/post-${n}`],
    ['posts under topics', (n: number) => `/topics/post-${n}`],
    ['posts of a series', (n: number) => `/series/post-${n}`],
    ['posts named in the query of the page itself', (n: number) => `/blog?slug=post-${n}`],
    ['posts named by a path in the query', (n: number) => `/index.php?s=/article/detail/id/${n}`],
  ])('takes dated %s', (_, write) => {
    expect(read(write)).toEqual(NUMBERS.map((n) => new URL(write(n), 'https://lab.example').href))
  })

  it('tells posts named in the query from the list that is named there', () => {
    const write = (n: number) => `/index.php?s=/article/detail/id/${n}`
    expect(read(write, { url: 'https://lab.example/index.php?s=/article/index' })).toHaveLength(
      NUMBERS.length,
    )
    expect(read((n) => `/index.php?s=/article/index/p/${n}`)).toEqual([])
  })

  it('takes no undated files, nor files beside the posts', () => {
    expect(read((n) => `/reports/${n}.pdf`, { isDated: false })).toEqual([])
    const rows = NUMBERS.map(
      (n) =>
        `<li><a href="/p/${n}">The post with number ${n}</a> <a href="/f/${n}.pdf">pdf</a> 2026-11-0${n}</li>`,
    )
    const result = findPageList(openPage(`<ul>${rows.join('')}</ul>`, 'https://lab.example/'))
    const urls = 'feed' in result ? result.feed.items.map(({ url }) => url) : []
    expect(urls).toEqual(NUMBERS.map((n) => `https://lab.example/p/${n}`))
  })
})
