import { describe, expect, it } from 'vitest'
import { toLocale } from './language-tag.ts'

describe('toLocale', () => {
  it.each([
    ['zh-hans', 'zh-Hans'],
    ['EN-us', 'en-US'],
    ['iw', 'he'],
    ['zz yy', undefined],
    ['x_y', undefined],
    ['', undefined],
  ])('of %j is %j', (tag, usual) => {
    expect(toLocale(tag)?.toString()).toBe(usual)
  })
})
