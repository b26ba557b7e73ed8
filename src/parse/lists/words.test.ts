import { describe, expect, it } from 'vitest'
import { countWords, isRelative, isTelling } from './words.ts'

describe('isTelling', () => {
  it.each([
    'Mamba',
    'More is different',
    'Reading papers with children',
    '更多数据不一定更好',
    '42 lessons',
    'Links and nodes',
  ])('%s may name a post', (text) => {
    expect(isTelling(text)).toBe(true)
  })

  it.each([
    'Read more »',
    'Continue reading',
    '阅读全文',
    '- 阅读剩余部分 -',
    'Learn more about it',
    '12 min',
    '7 minute read',
    '约 1200 字',
    '3 Comments',
    '暂无评论',
    '…',
    'pdf',
  ])('%s names none', (text) => {
    expect(isTelling(text)).toBe(false)
  })
})

describe('isRelative', () => {
  it.each(['3 hours ago', 'an hour ago', 'yesterday', '3小时前', '昨天 18:20', '5d'])(
    '%s is told from now',
    (text) => {
      expect(isRelative(text)).toBe(true)
    },
  )

  it.each(['2026-11-03', 'Mamba', 'A day in the life', '5 papers'])('%s is not', (text) => {
    expect(isRelative(text)).toBe(false)
  })
})

describe('countWords', () => {
  it.each([
    ['A tour of diffusion', 4],
    ['扩散模型笔记', 3],
    ['用 LoRA 微调 Qwen', 4.5],
  ])('counts %s as %d', (text, count) => {
    expect(countWords(text)).toBe(count)
  })
})
