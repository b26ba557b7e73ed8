import { describe, expect, it } from 'vitest'
import { openPage } from './page.ts'
import { readStatedJson } from './stated-json.ts'

const read = (html: string) => readStatedJson(openPage(html, 'https://blog.example/'))

describe('readStatedJson', () => {
  it('reads scripts of JSON types and skips what is none', () => {
    const html = `<script type="application/ld+json">{"a":1}</script><script type="application/json">{"b":</script>
      <script type="application/json">[2]</script><script type="module">let c = 3</script>`
    expect(read(html)).toEqual([{ a: 1 }, [2]])
  })

  it('reads the value that a script assigns, whatever follows it', () => {
    const html = `<script>window.__STATE__ = {"a":"}\\"]"};(function(){var s={}}())</script><script>const POSTS=[1,2]
      draw(POSTS)</script><script>window["x"]={a:1}</script>`
    expect(read(html)).toEqual([{ a: '}"]' }, [1, 2]])
  })

  it('gives values back that are kept flat, by their positions', () => {
    const flat = [
      ['ShallowReactive', 1],
      { posts: 2 },
      [3, 3],
      { title: 4, date: 5 },
      'One',
      ['Date', 6],
      '2026-11-03',
    ]
    const post = { title: 'One', date: '2026-11-03' }
    expect(read(`<script type="application/json">${JSON.stringify(flat)}</script>`)).toEqual([
      { posts: [post, post] },
    ])
  })

  it('cuts flat values that hold themselves', () => {
    expect(read('<script type="application/json">[[0,1],{"a":0},"x","y"]</script>')).toEqual([
      [null, { a: null }],
    ])
  })
})
