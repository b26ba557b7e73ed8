import { describe, expect, it } from 'vitest'
import { discoverFeeds } from './discover.ts'

const PAGE = 'https://blog.example/about/'
const find = (html: string) => discoverFeeds(html, PAGE).map(({ url, kind, title }) => [url, kind, title])

describe('discoverFeeds', () => {
  it('finds every kind that a page declares, those beneath it first, feeds of comments last', () => {
    const html = `<head>
      <link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/comments/feed/">
      <link rel="alternate" type="application/rss+xml; charset=utf-8" title=" The  posts " href="/feed/">
      <LINK REL="ALTERNATE" TYPE="application/atom+xml" HREF="atom.xml">
      <link rel="alternate feed" type="application/feed+json" href="https://blog.example/feed.json">
      <link rel="feed" href="/all/rss">
      <link rel="alternate" type="text/xml" href="/index.xml"></head>`
    expect(find(html)).toEqual([
      ['https://blog.example/about/atom.xml', 'atom', null],
      ['https://blog.example/feed/', 'rss', 'The posts'],
      ['https://blog.example/feed.json', 'json', null],
      ['https://blog.example/all/rss', 'rss', null],
      ['https://blog.example/index.xml', 'rss', null],
      ['https://blog.example/comments/feed/', 'rss', 'Comments Feed'],
    ])
  })

  it('finds links that look like feeds, without repeats', () => {
    const html = `<a href="/rss.xml">RSS <b>feed</b></a><a href="?feed=rss2">x</a><a href="/feed">again</a>
      <a href="/tags/rss-parsers/">about feeds</a><a href="/feedback">talk</a><link rel="alternate" type="application/rss+xml" href="/feed">`
    expect(find(html)).toEqual([
      ['https://blog.example/about/?feed=rss2', 'rss', 'x'],
      ['https://blog.example/feed', 'rss', 'again'],
      ['https://blog.example/rss.xml', 'rss', 'RSS feed'],
    ])
  })

  it('takes neither other alternates nor other schemes', () => {
    const html = `<link rel="alternate" hreflang="zh" href="/zh/"><link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
      <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"><link rel="stylesheet" href="/feed.xml">`
    expect(find(html)).toEqual([])
  })

  it('resolves against the base of the page', () => {
    expect(find('<base href="https://cdn.example/x/"><a href="feed.xml">f</a>')).toEqual([
      ['https://cdn.example/x/feed.xml', 'rss', 'f'],
    ])
  })

  it('offers a stated number at most', () => {
    const links = Array.from(
      { length: 1000 },
      (_, i) => `<link rel=alternate type=application/rss+xml href=/f${i}>`,
    )
    expect(find(links.join(''))).toHaveLength(30)
  })
})
