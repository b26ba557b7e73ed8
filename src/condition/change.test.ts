import { describe, expect, it } from 'vitest'
import type { SourceWithState } from '../source.ts'
import { toTestSourceState } from '../testing/builders.ts'
import { TEST_NOW } from '../testing/entries.ts'
import { findConditionChange } from './change.ts'
import type { ConditionCode } from './condition.ts'

const noted = (code: ConditionCode, since = TEST_NOW - 1000) => ({ code, since })
const failing: Partial<SourceWithState> = {
  failures: 1,
  lastError: { code: 'timeout', detail: 'No answer.', at: TEST_NOW },
}
const find = (fields: Partial<SourceWithState>, now = TEST_NOW) =>
  findConditionChange(toTestSourceState(fields), now)

describe('findConditionChange', () => {
  it('finds none where the condition is the one that was noted', () => {
    expect(find({ noted: noted('healthy') })).toBeNull()
    expect(find({ noted: noted('failing'), ...failing })).toBeNull()
  })

  it('tells what the condition is now, and what it was', () => {
    expect(find({ noted: noted('healthy'), ...failing })).toMatchObject({
      sourceId: 'alpha',
      code: 'failing',
      previous: 'healthy',
      detail: 'failed once: No answer.',
      advice: expect.stringContaining('tried again'),
      changedAt: TEST_NOW,
      isTold: true,
    })
  })

  it.each<[string, Partial<SourceWithState>, boolean]>([
    ['a first good reading is nothing to tell', { noted: noted('new') }, false],
    ['nor is one that was never noted', { noted: null }, false],
    ['nor are remarks', { noted: noted('healthy'), warnings: ['A remark.'] }, false],
    ['a recovery is', { noted: noted('failing') }, true],
    ['a first reading that fails is', { noted: null, ...failing }, true],
    ['a pause is', { noted: noted('healthy'), status: 'paused' }, true],
  ])('%s', (_, fields, isTold) => {
    expect(find(fields)?.isTold).toBe(isTold)
  })

  it('gives one id to a change whoever sees it and whenever, another to the next of its kind', () => {
    const first = find({ noted: noted('healthy'), ...failing })
    expect(find({ noted: noted('healthy'), ...failing, failures: 2 }, TEST_NOW + 5)?.id).toBe(first?.id)
    expect(find({ noted: noted('healthy', TEST_NOW), ...failing })?.id).not.toBe(first?.id)
  })
})
