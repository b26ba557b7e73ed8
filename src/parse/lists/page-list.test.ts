import { describe, expect, it } from 'vitest'
import type { PageRule } from '../../source.ts'
import { openPage } from './page.ts'
import { readPageList } from './page-list.ts'

const card = (n: number) => `<article class="card"><img data-src="/i${n}.png" src="blank.gif">
  <h3><a class="title" href="post-${n}?utm_source=x">Post <b>${n}</b></a></h3><span class="when">2026年11月${n}日</span>
  <p class="lead">Lead <a href="/x">${n}</a></p><i class="by">Ada</i><i class="by">Bob</i><a class="tag" href="/t"># nlp</a>
  <a class="more" href="post-${n}">Read more</a></article>`
const HTML = `<html lang="zh-CN"><head><title>Lab news</title></head><body>${[1, 2, 3].map(card).join('')}
  <a class="older" href="?page=2">Older</a></body></html>`

function read(rule: PageRule, html = HTML) {
  const result = readPageList(openPage(html, 'https://lab.example/news/'), rule)
  if ('failure' in result) throw new Error(result.failure.detail)
  return result.feed
}

describe('readPageList', () => {
  it('reads every field by its selector', () => {
    const feed = read({
      item: 'article.card',
      link: 'a.title',
      title: 'h3',
      date: '.when',
      snippet: 'p.lead',
      author: '.by',
      image: { select: 'img', attribute: 'data-src' },
      tags: '.tag',
      next: 'a.older',
    })
    expect(feed).toMatchObject({
      kind: 'page',
      title: 'Lab news',
      language: 'zh-CN',
      next: 'https://lab.example/news/?page=2',
      warnings: [],
    })
    expect(feed.items).toHaveLength(3)
    expect(feed.items[0]).toEqual({
      guid: null,
      url: 'https://lab.example/news/post-1?utm_source=x',
      title: 'Post 1',
      authors: ['Ada', 'Bob'],
      published: { at: Date.UTC(2026, 10, 1), precision: 'day' },
      updated: null,
      language: null,
      categories: ['nlp'],
      summaryHtml: 'Lead <a href="https://lab.example/x">1</a>',
      contentHtml: null,
      image: 'https://lab.example/i1.png',
      enclosures: [],
    })
  })

  it('finds link, title, date and picture where the rule names only the posts', () => {
    const [first] = read({ item: '.card' }).items
    expect(first).toMatchObject({
      url: 'https://lab.example/news/post-1?utm_source=x',
      title: 'Post 1',
      published: { at: Date.UTC(2026, 10, 1), precision: 'day' },
      image: 'https://lab.example/i1.png',
    })
  })

  it('completes short dates by the year that stands over them, and tells updates from dates', () => {
    const html = `<h2>2026</h2><ul><li><a href="/1">One of them</a> <b>Nov 3</b></li></ul><h2>2025</h2><ul><li><a href="/2">Two of them</a>
      <b>Dec 24</b> <small>Updated 2026-01-05</small></li></ul>`
    const { items } = read({ item: 'li' }, html)
    expect(items.map(({ published, updated }) => [published?.at, updated?.at])).toEqual([
      [Date.UTC(2026, 10, 3), undefined],
      [Date.UTC(2025, 11, 24), Date.UTC(2026, 0, 5)],
    ])
  })

  it('reads posts that are links themselves', () => {
    const { items } = read(
      { item: 'li > a' },
      '<ul><li><a href="/1">One <time>Nov 3, 2026</time></a></li><li><a href="/2">Two</a></li></ul>',
    )
    expect(items.map(({ url }) => url)).toEqual(['https://lab.example/1', 'https://lab.example/2'])
    expect(items[0]?.published).toEqual({ at: Date.UTC(2026, 10, 3), precision: 'day' })
  })

  it('falls back in the order given, and says so', () => {
    const feed = read({
      item: ['div.post', '.card'],
      title: ['h9', 'h3'],
      date: [{ select: 'time', attribute: 'datetime' }, '.when'],
    })
    expect(feed.items[0]).toMatchObject({ title: 'Post 1', published: { precision: 'day' } })
    expect(feed.warnings).toEqual([
      'The selector for posts "div.post" matched nothing; its fallback ".card" was used.',
    ])
  })

  it('names the selectors that found nothing', () => {
    const feed = read({
      item: '.card',
      snippet: '.gone',
      date: { select: 'time', attribute: 'datetime' },
      next: '.nowhere',
    })
    expect(feed.warnings).toEqual([
      'The selector for the next page, ".nowhere", matched no link.',
      'The selector for date, "time" (datetime), found nothing in any of the 3 posts.',
      'The selector for snippet, ".gone", found nothing in any of the 3 posts.',
    ])
    expect(feed.next).toBeNull()
  })

  it('counts the posts of which one field is missing', () => {
    const html = '<li><a href="/1">One</a><i>x</i></li><li><a href="/2">Two</a></li>'
    expect(read({ item: 'li', author: 'i', snippet: 'i' }, html).warnings).toEqual([
      'The selector for snippet, "i", found nothing in 1 of 2 posts.',
    ])
  })

  it.each([
    [
      { item: ['.gone', 'article.away'] },
      'Nothing on the page matches the selector for posts, ".gone", "article.away". The page may have changed.',
    ],
    [{ item: '.when' }, '3 elements match ".when", but none of them holds a link or a title.'],
    [
      { item: ':::' },
      'Nothing on the page matches the selector for posts, ":::". The page may have changed.',
    ],
  ])('fails with %j', (rule, detail) => {
    const result = readPageList(openPage(HTML, 'https://lab.example/news/'), rule)
    expect(result).toEqual({ failure: { code: 'no-list', detail } })
  })
})
