import { describe, expect, it } from 'vitest'
import { findPageList } from './find-list.ts'
import { openPage } from './page.ts'

const NUMBERS = [1, 2, 3, 4]
const toDay = (date: { at: number } | null) => date && new Date(date.at).toISOString().slice(0, 10)

/** The dates of the first of some posts, each with this markup beside its title. */
function readDates(markup: string, tag = 'h3') {
  const rows = NUMBERS.map(
    (n) => `<li><${tag}><a href="/p/${n}">The post with the number ${n}</a></${tag}>${markup}</li>`,
  )
  const result = findPageList(openPage(`<ul>${rows.join('')}</ul>`, 'https://lab.example/'))
  const [item] = 'feed' in result ? result.feed.items : []
  return item ? [toDay(item.published), toDay(item.updated)] : []
}

describe('readTexts', () => {
  it.each([
    '<p>发布于 2026-10-10,更新于 2026-11-10</p>',
    '<p>发布于 2026-10-10 更新于 2026-11-10 分类于 机器学习 阅读次数 123</p>',
    '<div class="meta">发布时间:2026-10-10 最后更新:2026-11-10</div>',
    '<div class="meta">Oct 10, 2026 · Updated Nov 10, 2026</div>',
    '<div class="meta">Oct 10, 2026 (updated Nov 10, 2026)</div>',
    '<div>Oct 10, 2026 (updated Nov 10, 2026)</div>',
    '<div>Updated Nov 10, 2026 | Posted Oct 10, 2026</div>',
    '<div>Posted Oct 10, 2026, last modified Nov 10, 2026</div>',
    '<time>Oct 10, 2026 (updated Nov 10, 2026)</time>',
    '<time datetime="2026-10-10">Oct 10, 2026 (updated Nov 10, 2026)</time>',
    ' <span>2026-10-10</span> <span>更新于 2026-11-10</span>',
  ])('tells the two dates of %s apart', (markup) => {
    expect(readDates(markup)).toEqual(['2026-10-10', '2026-11-10'])
  })

  it('tells two dates beside a bare link apart', () => {
    expect(readDates(' Oct 10, 2026 (updated Nov 10, 2026)', 'b')).toEqual(['2026-10-10', '2026-11-10'])
  })

  it.each([
    '<p>Last updated 2026-11-10</p>',
    '<p>2026-11-10 更新</p>',
    '<p class="date">Nov 10, 2026 (updated)</p>',
    '<time datetime="2026-11-10">Updated Nov 10, 2026</time>',
    '<p>更新于 <time>2026-11-10</time></p>',
  ])('knows the only date of %s for that of a change', (markup) => {
    expect(readDates(markup)).toEqual([null, '2026-11-10'])
  })

  it('takes a sentence that says when something was updated for no date', () => {
    expect(readDates('<p>We have updated the dataset on Nov 3, 2026</p>')).toEqual([null, null])
  })
})
