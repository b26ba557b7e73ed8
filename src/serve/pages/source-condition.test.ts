import { describe, expect, it } from 'vitest'
import type { SourceWithState } from '../../source.ts'
import { toTestSourceState } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'
import { toDay } from './dates.ts'
import { findUsualGap, isSilent } from './rhythm.ts'
import { toSourceReport } from './source-condition.ts'
import { WORDS } from './words.ts'

const DAY = 86_400_000
const every = (days: number, until = 0) =>
  Array.from({ length: 20 }, (_, index) => ({
    day: toDay(TEST_NOW - (until + (19 - index) * days) * DAY),
    count: 1,
  }))

const report = (fields: Partial<SourceWithState>, days = every(7), words = WORDS.en) =>
  toSourceReport(toTestSourceState(fields), days, { now: TEST_NOW, words })

const error = { code: 'dns', detail: 'The name x.example was not found.', at: TEST_NOW } as const

describe('findUsualGap', () => {
  it.each([
    ['daily', every(1), 1],
    ['weekly', every(7), 7],
    ['too few to say', every(7).slice(-3), null],
    ['one long holiday does not change a habit', [{ day: '2024-01-01', count: 1 }, ...every(2)], 2],
    ['none at all', [], null],
  ])('%s', (_name, days, expected) => {
    expect(findUsualGap(days)).toBe(expected)
  })
})

describe('isSilent', () => {
  it.each([
    ['a daily blog after two weeks', 1, 15, true],
    ['not after one', 1, 8, false],
    ['a monthly one after a quarter', 30, 91, true],
    ['not after two months', 30, 60, false],
    ['one without a habit after half a year', null, 183, true],
  ])('%s', (_name, gap, quietDays, expected) => {
    expect(isSilent(gap, quietDays * DAY)).toBe(expected)
  })
})

describe('toSourceReport', () => {
  it.each<[string, Partial<SourceWithState>, string, string]>([
    ['a healthy source', {}, 'fine', 'on the air, weekly'],
    ['one that was never read', { lastSuccessAt: null }, 'waiting', 'not read yet'],
    [
      'a paused one',
      { status: 'paused', failures: 3, lastError: error },
      'off',
      'paused by an administrator',
    ],
    ['a failing one', { failures: 1, lastError: error }, 'lost', 'no signal: its name was not found'],
  ])('%s', (_name, fields, condition, line) => {
    expect(report(fields)).toMatchObject({ condition, line })
  })

  it('says how long a source has been silent and what is usual', () => {
    const silent = report({ lastPublishedAt: TEST_NOW - 36 * DAY }, every(7, 36))
    expect(silent).toMatchObject({ condition: 'silent', line: 'silent for 5 weeks, usually weekly' })
    const inChinese = report({ lastPublishedAt: TEST_NOW - 36 * DAY }, every(7, 36), WORDS.zh)
    expect(inChinese.line).toBe('已沉默 5 周，通常每周更新')
  })

  it('tells what went wrong and for how long', () => {
    const failing = report({ failures: 5, lastError: error, lastSuccessAt: TEST_NOW - 3 * DAY })
    expect(failing.detail).toBe('The name x.example was not found.')
    expect(failing.history).toBe('5 attempts failed since the last reception 3 days ago')
    const never = report({ failures: 1, lastError: error, lastSuccessAt: null })
    expect(never.history).toBe('1 attempt failed, nothing received so far')
  })
})
