import { describe, expect, it } from 'vitest'
import { toFallbackRemark } from '../../fallback-remark.ts'
import type { SourceWithState } from '../../source.ts'
import { toTestSourceState } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'
import { toSourceReport } from './source-condition.ts'
import { WORDS } from './words.ts'

const DAY = 86_400_000
const weekly = 7 * DAY

const report = (fields: Partial<SourceWithState>, words = WORDS.en) =>
  toSourceReport(toTestSourceState({ usualGapMs: weekly, ...fields }), { now: TEST_NOW, words })

const error = { code: 'dns', detail: 'The name x.example was not found.', at: TEST_NOW } as const

describe('toSourceReport', () => {
  it.each<[string, Partial<SourceWithState>, string, string]>([
    ['a healthy source', {}, 'fine', 'on the air, weekly'],
    ['one without a known habit', { usualGapMs: null }, 'fine', 'on the air'],
    ['one that posts every few days', { usualGapMs: 3 * DAY }, 'fine', 'on the air, every 3 days'],
    [
      'one with a remark',
      { warnings: ['One.'] },
      'fine',
      'on the air, weekly; 1 remark on its last document',
    ],
    ['one that was never read', { lastSuccessAt: null }, 'waiting', 'not read yet'],
    [
      'a paused one',
      { status: 'paused', failures: 3, lastError: error },
      'off',
      'paused by an administrator',
    ],
    [
      'one that is gone',
      { status: 'gone', failures: 3, lastError: error },
      'off',
      'gone for good, says its server',
    ],
    ['a failing one', { failures: 1, lastError: error }, 'lost', 'no signal: its name was not found'],
    ['a broken one', { failures: 20, lastError: error }, 'lost', 'no signal: its name was not found'],
    [
      'one with far fewer posts',
      { itemCounts: [30, 30, 30, 4] },
      'changed',
      '4 posts in its document, usually 30',
    ],
    ['one that moved', { movedTo: 'https://www.new.example/a' }, 'changed', 'moved for good to new.example'],
    [
      'one whose page changed',
      { warnings: [toFallbackRemark('selector', 'a', 'b')] },
      'changed',
      'its page or API has changed; read by a fallback of its rule',
    ],
  ])('%s', (_name, fields, group, line) => {
    expect(report(fields)).toMatchObject({ group, line })
  })

  it('says how long a source has been silent and what is usual', () => {
    const silent = { lastPublishedAt: TEST_NOW - 36 * DAY }
    expect(report(silent)).toMatchObject({ group: 'silent', line: 'silent for 5 weeks, usually weekly' })
    expect(report(silent, WORDS.zh).line).toBe('已沉默 5 周，通常每周更新')
  })

  it('tells what went wrong and for how long', () => {
    const failing = report({ failures: 5, lastError: error, lastSuccessAt: TEST_NOW - 3 * DAY })
    expect(failing.detail).toBe('The name x.example was not found.')
    expect(failing.history).toBe('5 attempts failed since the last reception 3 days ago')
    const never = report({ failures: 1, lastError: error, lastSuccessAt: null })
    expect(never.history).toBe('1 attempt failed, nothing received so far')
  })

  it('tells since when, where that was noted', () => {
    expect(report({ noted: { code: 'healthy', since: 5 } }).since).toBe(5)
    expect(report({ noted: { code: 'failing', since: 5 } }).since).toBeNull()
  })
})
