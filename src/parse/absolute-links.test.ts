import { describe, expect, it } from 'vitest'
import { absolutizeLinks } from './absolute-links.ts'

const BASE = 'https://blog.example/p/1.html'

describe('absolutizeLinks', () => {
  it.each([
    ['<a href="x">', '<a href="https://blog.example/p/x">'],
    ["<a href='/x?a=1&amp;b=2'>", "<a href='https://blog.example/x?a=1&amp;b=2'>"],
    ['<img src="//s.example/t?a=1&#038;b=2">', '<img src="https://s.example/t?a=1&amp;b=2">'],
    ['<img src="/i.png&#x26;x">', '<img src="https://blog.example/i.png&amp;x">'],
    ['<img src=i.png>', '<img src=https://blog.example/p/i.png>'],
    ['<img alt="a > b" src="i.png"/>', '<img alt="a > b" src="https://blog.example/p/i.png"/>'],
    ['<IMG SRC = "i.png">', '<IMG SRC = "https://blog.example/p/i.png">'],
    ['<a href="#n">', '<a href="https://blog.example/p/1.html#n">'],
    [
      '<img srcset="a.png, b.png 2x">',
      '<img srcset="https://blog.example/p/a.png, https://blog.example/p/b.png 2x">',
    ],
    [
      '<blockquote cite="x"><video poster="y">',
      '<blockquote cite="https://blog.example/p/x"><video poster="https://blog.example/p/y">',
    ],
    [
      '<img data-src="i.png" src="data:image/gif;base64,AA==">',
      '<img data-src="https://blog.example/p/i.png" src="data:image/gif;base64,AA==">',
    ],
  ])('%s', (html, expected) => {
    expect(absolutizeLinks(html, BASE)).toBe(expected)
  })

  it.each([
    '<a href="https://other.example/x">x</a>',
    '<a href="mailto:ada@lab.example">',
    'text with href="x" and a < b',
    '<p title="src=x">',
    '<a href="">',
    '<a href',
  ])('leaves %s alone', (html) => {
    expect(absolutizeLinks(html, BASE)).toBe(html)
  })
})
