import { describe, expect, it } from 'vitest'
import { findLettersEnd, keepLetters } from './word-runs.ts'

describe('keepLetters', () => {
  it.each([
    ['signs and space', 'a-b, c１。学习！', 'abc１学习'],
    ['pairs that are letters', '𠮷野家 😀 𝐱²', '𠮷野家𝐱²'],
    ['halves of pairs', '\ud842a\udfb7b', 'ab'],
    ['a pair whose half was met alone', '\ud842 𠮷', '𠮷'],
    ['letters alone', 'plain', 'plain'],
    ['nothing', '…', ''],
  ])('drops all but letters and digits of %s', (_, text, kept) => {
    expect(keepLetters(text)).toBe(kept)
    expect(keepLetters(text)).toBe(kept)
  })
})

describe('findLettersEnd', () => {
  it.each([
    ['a word', 'word, next', 4],
    ['another script', 'Größe学习 1', 7],
    ['digits', '2nd', 0],
    ['a number that is written as Han', '〇', 0],
    ['a pair', '𠮷 x', 2],
    ['the end', '', 0],
  ])('goes to the end of %s', (_, text, end) => {
    expect(findLettersEnd(text, 0)).toBe(end)
    expect(/^\p{L}*/u.exec(text)?.[0]).toHaveLength(end)
  })
})
