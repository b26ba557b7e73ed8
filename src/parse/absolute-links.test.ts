import { expect, it } from 'vitest'
import { absolutizeLinks } from './absolute-links.ts'

const BASE = 'https://blog.example/dir/feed.xml'

it.each([
  ['<a href="x?a=1&amp;b=2">', '<a href="https://blog.example/dir/x?a=1&amp;b=2">'],
  ['<img src="//s.example/t?a=1&#038;b=2">', '<img src="https://s.example/t?a=1&amp;b=2">'],
  ['<img src="/i.png&#x26;x">', '<img src="https://blog.example/i.png&amp;x">'],
  ['<a href="https://a.example/?a&#038;b">', '<a href="https://a.example/?a&#038;b">'],
])('%s becomes %s', (html, expected) => {
  expect(absolutizeLinks(html, BASE)).toBe(expected)
})
