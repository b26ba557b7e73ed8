import { describe, expect, it } from 'vitest'
import { isFileAddress, isPostAddress } from './post-address.ts'

describe('isPostAddress', () => {
  it.each([
    'https://blog.example/attention',
    'https://blog.example/2026/11/03/attention/',
    'https://blog.example/?p=12',
    'https://blog.example/posts/page-ranking.html',
    'https://blog.example/zh-cn/attention',
    'https://blog.example/tagging-with-transformers',
    'https://mp.example/s?id=1',
    'https://blog.example/posts/attention/index.html',
    'https://blog.example/news/2026-in-review',
    'https://blog.example/archives/42/',
    'https://blog.example/2026/11/03/12',
    'https://blog.example/topic-models',
  ])('%s may be a post', (url) => {
    expect(isPostAddress(url)).toBe(true)
  })

  it.each([
    'https://blog.example/',
    'https://blog.example/zh/',
    'https://blog.example/index.html',
    'https://blog.example/?page=2',
    'https://blog.example/tags/nlp/',
    'https://blog.example/en/category/nlp',
    'https://blog.example/page/2/',
    'https://blog.example/about/',
    'https://blog.example/privacy-policy',
    'https://blog.example/archives/',
    'https://blog.example/paper.pdf',
    'https://blog.example/blog/tag/math',
    'https://blog.example/index.php/category/default/',
    'https://blog.example/2026/11/',
    'https://blog.example/archive/2026/11/03',
    'https://blog.example/blog/2026',
    'https://blog.example/attention/comments',
    'https://blog.example/page2/',
    'https://blog.example/feed.xml',
    'not a url',
  ])('%s is none', (url) => {
    expect(isPostAddress(url)).toBe(false)
  })
})

describe('isFileAddress', () => {
  it('knows files whose words cannot be read', () => {
    expect(isFileAddress('https://lab.example/reports/scaling.PDF?download=1')).toBe(true)
    expect(isFileAddress('https://lab.example/blog/introducing-node.js')).toBe(false)
    expect(isFileAddress('https://lab.example/blog/pdf')).toBe(false)
  })
})
