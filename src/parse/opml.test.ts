import { describe, expect, it } from 'vitest'
import { type Opml, parseOpml } from './opml.ts'

function read(xml: string): Opml {
  const read = parseOpml(xml)
  if ('failure' in read) throw new Error(read.failure.detail)
  return read.opml
}

describe('parseOpml', () => {
  it('takes feeds from every depth, once each', () => {
    const { outlines } = read(`<?xml version="1.0"?><opml version="2.0"><head><title>t</title></head><body>
      <outline text="ML"><outline type="rss" text="A &amp; B" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/>
        <outline text="again" xmlUrl="https://a.example/feed"/></outline>
      <outline TITLE="机器之心" xmlURL="http://b.example/rss?x=1&amp;y=2"/></body></opml>`)
    expect(outlines).toEqual([
      { url: 'https://a.example/feed', title: 'A & B', site: 'https://a.example/' },
      { url: 'http://b.example/rss?x=1&y=2', title: '机器之心', site: null },
    ])
  })

  it('is not slowed down by outlines that are filed ever deeper', () => {
    const startedAt = process.cpuUsage()
    const { outlines } = read(
      `<opml><body>${'<outline>'.repeat(100_000)}<outline xmlUrl="https://a.example/"/>`,
    )
    expect(outlines).toHaveLength(1)
    expect(process.cpuUsage(startedAt).user).toBeLessThan(1_000_000)
  })

  it('takes what another of us wrote, under whatever prefix, and nothing that only looks like it', () => {
    const outline = (prefix: string) =>
      `<outline xmlUrl="https://${prefix}.example/f" language="zh" ${prefix}:id="lab" ${prefix}:rules='{"page":"auto"}'/>`
    const { outlines } = read(
      `<opml xmlns:Ours="tag:incoming-transmission,2026:opml" xmlns:frss="https://freshrss.org/opml">${outline('Ours')}${outline('frss')}</opml>`,
    )
    const plain = { title: '', site: null, language: 'zh' }
    expect(outlines).toEqual([
      { url: 'https://ours.example/f', ...plain, id: 'lab', rules: '{"page":"auto"}' },
      { url: 'https://frss.example/f', ...plain },
    ])
  })

  it.each([
    ['feed://a.example/f', 'http://a.example/f'],
    ['feed:https://a.example/f', 'https://a.example/f'],
    [' FEED:http://a.example/f ', 'http://a.example/f'],
  ])('takes %s, as browsers hand out feeds', (address, url) => {
    expect(read(`<opml><outline xmlUrl="${address}"/></opml>`).outlines).toMatchObject([{ url }])
  })

  it('refuses other schemes and says so, in words that a terminal may show', () => {
    const { outlines, refused } = read(
      '<opml><body><outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="\u001b[31mx&#10;y"/></body></opml>',
    )
    expect(outlines).toEqual([])
    const detail = 'It is not an http(s) address.'
    expect(refused).toEqual([
      { url: 'file:///etc/passwd', detail },
      { url: '[31mx y', detail },
    ])
  })

  it('reads on through broken markup', () => {
    const broken = '<opml><outline xmlUrl="https://a.example/f"><outline xmlUrl="https://b.example/f"/>'
    expect(read(broken).outlines).toHaveLength(2)
    expect(read('<outline>'.repeat(20_000) + broken).outlines).toHaveLength(2)
  })

  it.each([
    ['names no feed', '<opml><body><outline text="x"/></body></opml>', 'not-a-feed'],
    ['stops before its first feed ends', '<opml><outline xmlUrl="https://a.example/', 'not-a-feed'],
    [
      'declares entities',
      '<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><outline xmlUrl="https://a.example/&x;"/></opml>',
      'unparsable',
    ],
    [
      'names too many',
      Array.from({ length: 5_001 }, (_, at) => `<outline xmlUrl="https://a.example/${at}"/>`).join(''),
      'too-large',
    ],
  ])('refuses a document as a whole that %s', (_, xml, code) => {
    expect(parseOpml(xml)).toMatchObject({ failure: { code } })
  })
})
