import { describe, expect, it } from 'vitest'
import { openPage } from './page.ts'
import { createSectionDates, joinDates } from './section-dates.ts'

/** The date over the only `i` of a page. */
function over(html: string) {
  const { $ } = openPage(html, 'https://blog.example/')
  const [element] = $('i').toArray()
  if (!element) throw new Error('no element')
  return createSectionDates()(element)
}

describe('createSectionDates', () => {
  it.each([
    ['a year over a list', '<h2>2026</h2><ul><li><i>x</i></li></ul>', 2026],
    ['a year with a count', '<div>2026年 (12)</div><p><i>x</i></p>', 2026],
    ['a year over posts that stand before', '<h3>2025</h3><p>a</p><p>b</p><p><i>x</i></p>', 2025],
    ['the nearer of two years', '<h2>2026</h2><p>a</p><h2>2025</h2><p><i>x</i></p>', 2025],
    ['a month in words', '<h2>October 2026</h2><div><i>x</i></div>', 2026],
  ])('reads %s', (_, html, year) => {
    expect(over(html)?.year).toBe(year)
  })

  it.each([
    ['an earlier post', '<ul><li>2026-11-03 <a href="/a">A title</a></li><li><i>x</i></li></ul>'],
    ['a sentence', '<p>I began this in 2019 and never stopped.</p><p><i>x</i></p>'],
    ['the last change', '<p>Updated 2026-11-03</p><p><i>x</i></p>'],
    ['a copyright', '<p>© 2026</p><p><i>x</i></p>'],
  ])('does not take %s for a date of the section', (_, html) => {
    expect(over(html)).toBeNull()
  })
})

describe('joinDates', () => {
  const YEAR = { year: 2026, stated: null }
  const MONTH = { year: 2026, stated: { at: Date.UTC(2026, 9, 1), precision: 'month' as const } }
  const DAY = { year: 2026, stated: { at: Date.UTC(2026, 9, 28), precision: 'day' as const } }

  it.each([
    ['11-03', YEAR, '2026-11-03'],
    ['Nov 3', YEAR, '2026-11-03'],
    ['11月3日', YEAR, '2026-11-03'],
    ['3.11.', YEAR, '2026-11-03'],
    ['28', MONTH, '2026-10-28'],
    [null, DAY, '2026-10-28'],
  ])('joins %s with its section', (partial, section, day) => {
    expect(joinDates(partial, section)).toEqual({ at: Date.parse(day), precision: 'day' })
  })

  it('keeps to the month where that is all that is told', () => {
    expect(joinDates(null, MONTH)?.precision).toBe('month')
  })

  it.each([
    ['Nov 3', null],
    [null, YEAR],
    ['3', YEAR],
  ])('makes no date of %s under %o', (partial, section) => {
    expect(joinDates(partial, section)).toBeNull()
  })
})
