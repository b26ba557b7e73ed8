import { describe, expect, it } from 'vitest'
import { findPageList } from './find-list.ts'
import { openPage } from './page.ts'

const NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7]
const row = (n: number, { of = '', link = '', tail = `<span>2026-11-${20 - n}</span>` } = {}) =>
  `<li ${of}><a ${link} href="/p/${n}">The post that has the number ${n}</a> ${tail}</li>`
const find = (rows: string[]) => {
  const result = findPageList(
    openPage(`<main><ul class="posts">${rows.join('')}</ul>`, 'https://lab.example/'),
  )
  return 'feed' in result ? result.feed.items.map(({ url }) => url?.replace('https://lab.example', '')) : []
}
const ALL = NUMBERS.map((n) => `/p/${n}`)

describe('joinSiblingRows', () => {
  it.each([
    ['a row with a class beside plain ones', (n: number) => row(n, { of: n === 0 ? 'class="new"' : '' })],
    [
      'two rows with a class of their own',
      (n: number) => row(n, { of: n < 2 ? 'class="top"' : 'class="item"' }),
    ],
    ['a link with a class of its own', (n: number) => row(n, { link: n === 0 ? 'class="red"' : '' })],
    ['a bold link', (n: number) => (n === 0 ? row(n).replace(/(<a.*<\/a>)/, '<b>$1</b>') : row(n))],
    [
      'rows that name an author too',
      (n: number) =>
        row(n, { of: n === 0 ? 'class="new"' : '', tail: `<a href="/x/ann">Ann Lee</a> 2026-11-0${n + 1}` }),
    ],
    ['rows without dates', (n: number) => row(n, { of: n === 0 ? 'class="new"' : '', tail: '' })],
  ])('finds %s', (_, write) => {
    expect(find(NUMBERS.map(write))).toEqual(ALL)
  })

  it('leaves out a row of another class that has no date where the others have one', () => {
    const advert =
      '<li class="ad"><a href="https://shop.example/course">Buy our great course on models</a></li>'
    expect(find([...NUMBERS.map((n) => row(n)), advert])).toEqual(ALL)
  })

  it('leaves out a row of another class that leads elsewhere where no row has a date', () => {
    const advert =
      '<li class="ad"><a href="https://shop.example/course">Buy our great course on models</a></li>'
    expect(find([...NUMBERS.map((n) => row(n, { tail: '' })), advert])).toEqual(ALL)
  })
})
