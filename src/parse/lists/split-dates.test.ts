import { describe, expect, it } from 'vitest'
import { findPageList } from './find-list.ts'
import { openPage } from './page.ts'

const NUMBERS = [1, 2, 3, 4]

/** The date of the first of some posts, each with this markup before its title. */
function readDate(markup: string) {
  const rows = NUMBERS.map(
    (n) => `<li>${markup}<p><a href="/p/${n}">The post with the number ${n}</a></p></li>`,
  )
  const result = findPageList(openPage(`<ul>${rows.join('')}</ul>`, 'https://lab.example/'))
  const date = 'feed' in result ? result.feed.items[0]?.published : null
  return date && new Date(date.at).toISOString().slice(0, date.precision === 'month' ? 7 : 10)
}

describe('readSplitDate', () => {
  it.each([
    '<div class="date"><span class="day">10</span><span class="ym">2026-11</span></div>',
    '<div class="date"><h3>10</h3><p>2026.11</p></div>',
    '<div><b>10</b><i>2026/11</i></div>',
    '<div><b>10</b><i>2026年11月</i></div>',
    '<div><b>10</b><i>Nov 2026</i></div>',
    '<div><b>11-10</b><i>2026</i></div>',
    '<div><i>2026</i><b>11/10</b></div>',
    '<div><i>2026-11</i> / <b>10日</b></div>',
    '<div class="date">10<span>2026-11</span></div>',
    '<div><b>10</b><i>11/2026</i></div>',
    '<div><b>10</b><i>Nov</i><i>2026</i></div>',
    '<b>10</b><i>2026-11</i>',
    '<div><div><b>10</b></div><div><i>2026.11</i></div></div>',
  ])('reads the day of %s', (markup) => {
    expect(readDate(markup)).toBe('2026-11-10')
  })

  it.each([
    '<div>Nov 2026</div>',
    '<div><b>120</b><i>2026-11</i></div>',
    '<div><b>31</b><i>2026-11</i></div>',
  ])('keeps to the month in %s', (markup) => {
    expect(readDate(markup)).toBe('2026-11')
  })
})
