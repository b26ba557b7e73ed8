import { expect, it } from 'vitest'
import { toTypedUrl } from './url.ts'

it.each([
  ['example.org', 'https://example.org'],
  ['example.org/blog', 'https://example.org/blog'],
  ['blog.example.org:8080/feed?a=b:c', 'https://blog.example.org:8080/feed?a=b:c'],
  ['例子.中国', 'https://例子.中国'],
  [' http://example.org ', 'http://example.org'],
  ['feed://example.org/rss', 'http://example.org/rss'],
  ['mailto:me@example.org', 'mailto:me@example.org'],
  ['lilianweng', 'lilianweng'],
  ['/data/feed.xml', '/data/feed.xml'],
])('takes %s for %s', (typed, address) => {
  expect(toTypedUrl(typed)).toBe(address)
})
