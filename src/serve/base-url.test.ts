import type { FastifyRequest } from 'fastify'
import { describe, expect, it } from 'vitest'
import { toBaseUrl, toSelfUrl } from './base-url.ts'

const toRequest = (fields: Partial<FastifyRequest>) =>
  ({ host: 'a.example', protocol: 'http', url: '/', ...fields }) as FastifyRequest

describe('toBaseUrl', () => {
  it.each([
    ['a.example', 'http://a.example'],
    ['A.Example:8080', 'http://a.example:8080'],
    ['a.example:80', 'http://a.example'],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['[::1]:3000', 'http://[::1]:3000'],
    ['my_host', 'http://my_host'],
    ['', 'http://localhost'],
  ])('of host "%s" is %s', (host, expected) => {
    expect(toBaseUrl(toRequest({ host }), null)).toBe(expected)
  })

  it.each(['a/b', 'a@b', 'a b', 'a?b', 'a#b', '<a>', 'a:b', 'a:99999', '[a]', '-', '..', 'a'.repeat(300)])(
    'refuses host "%.20s"',
    (host) => {
      expect(() => toBaseUrl(toRequest({ host }), null)).toThrow('host: must be a host name')
    },
  )

  it('is PUBLIC_URL where that is set, whatever the request says', () => {
    expect(toBaseUrl(toRequest({ host: 'a/b' }), 'https://ml.example/x')).toBe('https://ml.example/x')
  })

  it('takes the scheme of the request and no other than http and https', () => {
    expect(toBaseUrl(toRequest({ protocol: 'https' }), null)).toBe('https://a.example')
    expect(toBaseUrl(toRequest({ protocol: 'javascript' as 'http' }), null)).toBe('http://a.example')
  })
})

describe('toSelfUrl', () => {
  it.each([
    ['/feed.rss?a=1', 'http://a.example/feed.rss?a=1'],
    ['http://evil.example/feed.rss', 'http://a.example/feed.rss'],
    ['//evil.example/feed.rss', 'http://a.example//evil.example/feed.rss'],
    ['/a b"<', 'http://a.example/a%20b%22%3C'],
  ])('of %s stays on the same host', (url, expected) => {
    expect(toSelfUrl(toRequest({ url }), 'http://a.example').href).toBe(expected)
  })
})
