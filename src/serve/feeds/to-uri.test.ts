import { describe, expect, it } from 'vitest'
import { shareTestApp } from '../../testing/app.ts'
import { toTestDetail, toTestSourceState } from '../../testing/builders.ts'
import { toUri } from './to-uri.ts'

describe('toUri', () => {
  it.each([
    ['http://h/p?a=1&b=%2F~(x)#y', 'http://h/p?a=1&b=%2F~(x)#y'],
    ['http://h/p/7?q={a}|b^c`d[e]\\f', 'http://h/p/7?q=%7Ba%7D%7Cb%5Ec%60d%5Be%5D%5Cf'],
    ['http://h/p/%zz/%?100%', 'http://h/p/%25zz/%25?100%25'],
    ['http://[::1]:8080/a[1]', 'http://[::1]:8080/a%5B1%5D'],
    ['https://h/深度 x?"<>\u{1F600}', 'https://h/%E6%B7%B1%E5%BA%A6%20x?%22%3C%3E%F0%9F%98%80'],
    ['https://h/\ud800', 'https://h/%EF%BF%BD'],
    ['tag:ml.example,2026:entry/1', 'tag:ml.example,2026:entry/1'],
  ])('of %j is %j', (href, uri) => {
    expect(toUri(href)).toBe(uri)
    expect(toUri(uri)).toBe(uri)
  })
})

it.each(['rss', 'atom', 'json'])('feed.%s holds URIs wherever addresses stand', async (format) => {
  const odd = (name: string) => `https://alpha.example/${name}?a|b`
  const entry = toTestDetail(1, {
    url: odd('post'),
    image: odd('image'),
    enclosures: [{ url: odd('audio'), type: 'audio/mpeg', length: 1 }],
    source: { id: 'alpha', title: 'Alpha', url: odd('site') },
  })
  const sources = [toTestSourceState({ url: odd('feed') })]
  const { app } = await shareTestApp({ entries: [entry, toTestDetail(2)], sources })
  const { body } = await app.inject(`/search/feed.${format}?q=post&author=Ada Alpha&x=a|b&limit=1`)
  expect(body).not.toContain('|')
  expect(new Set(body.match(/\b\w+\?a%7Cb/g)).size).toBe(format === 'rss' ? 4 : 5)
  expect(body).toMatch(/\/search\/feed\.\w+\?[^"]*x=a%7Cb/)
})
