import { describe, expect, it } from 'vitest'
import { parseDate } from '../date/date.ts'
import { findDayOrder } from './day-order.ts'
import { findPageList } from './lists/find-list.ts'
import { openPage } from './lists/page.ts'
import { readPageList } from './lists/page-list.ts'
import { readFeed } from './read-feed.ts'

describe('findDayOrder', () => {
  it.each([
    [['25/10/2026', '05/10/2026'], null, 'day'],
    [['25/10/2026', '05/10/2026'], 'en-US', 'day'],
    [['10/25/2026', '05/10/2026'], 'de', 'month'],
    [['Posted 05-10-2026', 'Posted 13-10-2026'], null, 'day'],
    [['05/10/2026'], 'en-GB', 'day'],
    [['05/10/2026'], 'en-AU', 'day'],
    [['05/10/2026'], 'fr', 'day'],
    [['05/10/2026'], 'es-MX', 'day'],
    [['05/10/2026'], 'en-US', 'month'],
    [['05/10/2026'], 'zh-CN', null],
    [['05/10/2026'], null, null],
    [['05/10/2026'], 'no language', null],
    [['25/10/2026', '10/25/2026', '05/10/2026'], 'de', null],
    [['2026-10-25', 'a 3/4 share'], 'de', null],
  ])('of %j on a page in %j is %j', (texts, language, order) => {
    expect(findDayOrder(texts, language)).toBe(order)
  })
})

describe('parseDate', () => {
  it('reads numbers in the order that is told, unless they say otherwise', () => {
    const show = (text: string) =>
      parseDate(text, null, 'day') && new Date(parseDate(text, null, 'day')?.at ?? 0)
    expect(show('05/10/2026')?.toISOString()).toMatch(/^2026-10-05/)
    expect(show('10/25/2026')?.toISOString()).toMatch(/^2026-10-25/)
    expect(show('Tue, 11/03/2026')?.toISOString()).toMatch(/^2026-11-03/)
  })
})

describe('lists and feeds', () => {
  const DATES = ['25/10/2026', '05/10/2026', '04/09/2026']
  const DAYS = ['2026-10-25', '2026-10-05', '2026-09-04']
  const toDays = (items: { published: { at: number } | null }[]) =>
    items.map(({ published }) => published && new Date(published.at).toISOString().slice(0, 10))

  it('read the dates of a list alike', () => {
    const rows = DATES.map(
      (date, n) => `<li><a href="/p/${n}">The post with number ${n}</a> <i>${date}</i></li>`,
    )
    const page = openPage(`<ul>${rows.join('')}</ul>`, 'https://lab.example/')
    for (const result of [
      findPageList(page),
      readPageList(page, { item: 'li' }),
      readPageList(page, { item: 'li', date: 'i' }),
    ])
      expect('feed' in result && toDays(result.feed.items)).toEqual(DAYS)
  })

  it('read the dates of a feed alike', async () => {
    const items = DATES.map((date) => `<item><title>${date}</title><pubDate>${date} 08:00</pubDate></item>`)
    const text = `<rss version="2.0"><channel>${items.join('')}</channel></rss>`
    const result = await readFeed(text, { rootAt: 0, url: 'https://lab.example/feed' })
    expect('feed' in result && toDays(result.feed.items)).toEqual(DAYS)
  })
})
