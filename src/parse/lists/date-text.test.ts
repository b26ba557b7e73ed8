import { describe, expect, it } from 'vitest'
import { isDateText } from './date-text.ts'

describe('isDateText', () => {
  it.each([
    '2026-11-03',
    'Nov 3, 2026',
    '3 November 2026',
    '2026年11月3日 星期二',
    'Posted on 3. März 2026',
    '2026.11.03 10:20',
  ])('%s is a date and nothing else', (text) => {
    expect(isDateText(text)).toBe(true)
  })

  it.each([
    '[2026-11-03] Mamba',
    'Notes of May 2026',
    '2026',
    'Mamba 2',
    '12 min read',
    '第3期 2026年11月3日',
  ])('%s is more than a date, or none', (text) => {
    expect(isDateText(text)).toBe(false)
  })
})
