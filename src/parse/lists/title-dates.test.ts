import { describe, expect, it } from 'vitest'
import { findPageList } from './find-list.ts'
import { openPage } from './page.ts'
import { splitSharedDates } from './title-dates.ts'

const NUMBERS = [1, 2, 3, 4]

/** Titles and days of posts whose links hold this. */
function read(write: (n: number, title: string) => string) {
  const rows = NUMBERS.map((n) => `<li><a href="/p/${n}">${write(n, `The post of number ${n}`)}</a></li>`)
  const result = findPageList(openPage(`<ul>${rows.join('')}</ul>`, 'https://lab.example/'))
  const items = 'feed' in result ? result.feed.items : []
  return items.map(({ title, published }) => [
    title,
    published && new Date(published.at).toISOString().slice(0, 10),
  ])
}

const WANTED = NUMBERS.map((n) => [`The post of number ${n}`, `2026-11-0${n}`])

describe('findPageList', () => {
  it.each([
    ['in brackets', (n: number, title: string) => `${title} (Nov ${n}, 2026)`],
    ['in Chinese brackets', (n: number, title: string) => `${title}【2026年11月${n}日】`],
    ['behind a dash', (n: number, title: string) => `${title} – ${n} November 2026`],
    ['before a colon', (n: number, title: string) => `Nov ${n}, 2026: ${title}`],
    ['in numbers', (n: number, title: string) => `2026-11-0${n} ${title}`],
    ['on the line before', (n: number, title: string) => `Nov ${n}, 2026<br>${title}<br>by Ann Lee`],
    ['on the line after', (n: number, title: string) => `${title}<br>Nov ${n}, 2026`],
  ])('takes a date out of the link that holds title and date: %s', (_, write) => {
    expect(read(write)).toEqual(WANTED)
  })
})

describe('splitSharedDates', () => {
  it('keeps the titles that only their dates tell apart', () => {
    const titles = [1, 2, 3].map((n) => `Weekly letter (Nov ${n}, 2026)`)
    const split = splitSharedDates(titles, 'en')
    expect(split.titles).toEqual(titles)
    expect(split.dates.map((date) => date?.precision)).toEqual(['day', 'day', 'day'])
  })

  it.each([
    [['Recap of 2026', 'Recap of 2025', 'Recap of 2024']],
    [['The first (Nov 1, 2026)', 'The second', 'The third (Nov 3, 2026)']],
    [['State of models, November 2026', 'State of data, October 2026', 'State of play, May 2026']],
  ])('leaves %j as they are', (titles) => {
    expect(splitSharedDates(titles, 'en')).toEqual({ titles, dates: titles.map(() => null) })
  })
})
