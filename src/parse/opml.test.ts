import { describe, expect, it } from 'vitest'
import { parseOpml } from './opml.ts'

describe('parseOpml', () => {
  it('takes feeds from every depth, once each', () => {
    const { outlines } =
      parseOpml(`<?xml version="1.0"?><opml version="2.0"><head><title>t</title></head><body>
      <outline text="ML"><outline type="rss" text="A &amp; B" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/>
        <outline text="again" xmlUrl="https://a.example/feed"/></outline>
      <outline TITLE="机器之心" xmlURL="http://b.example/rss?x=1&amp;y=2"/></body></opml>`)
    expect(outlines).toEqual([
      { url: 'https://a.example/feed', title: 'A & B', site: 'https://a.example/' },
      { url: 'http://b.example/rss?x=1&y=2', title: '机器之心', site: null },
    ])
  })

  it('refuses other schemes and says so', () => {
    const { outlines, refused } = parseOpml(
      '<opml><body><outline xmlUrl="file:///etc/passwd"/></body></opml>',
    )
    expect(outlines).toEqual([])
    expect(refused).toEqual([{ url: 'file:///etc/passwd', detail: 'It is not an http(s) address.' }])
  })

  it('reads on through broken markup and knows no entities of its own', () => {
    const { outlines } = parseOpml(
      '<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><outline xmlUrl="https://a.example/&x;"',
    )
    expect(outlines).toEqual([])
    expect(
      parseOpml('<opml><outline xmlUrl="https://a.example/f"><outline xmlUrl="https://b.example/f"/>')
        .outlines,
    ).toHaveLength(2)
  })
})
