import { describe, expect, it } from 'vitest'
import { type Failure, type FailureCode, toFailure } from '../failure.ts'
import { toFallbackRemark } from '../fallback-remark.ts'
import type { SourceWithState } from '../source.ts'
import { toTestSourceState } from '../testing/builders.ts'
import { TEST_NOW } from '../testing/entries.ts'
import { CONDITION_CODES, type ConditionCode, findFewer, toCondition } from './condition.ts'
import { ADVICE } from './words.ts'

const DAY = 86_400_000

const failing = (failure: Failure, failures = 3): Partial<SourceWithState> => ({
  failures,
  lastError: { ...failure, at: TEST_NOW },
})
const timeout = toFailure('timeout', 'No answer within 30 s.')
const of = (code: FailureCode, status?: number) =>
  toFailure(code, 'The reason.', status === undefined ? {} : { status })

describe('toCondition', () => {
  it.each<[ConditionCode, string, Partial<SourceWithState>]>([
    ['new', 'not read yet', { lastSuccessAt: null }],
    ['healthy', 'healthy', {}],
    ['healthy', 'healthy, posts weekly', { usualGapMs: 7 * DAY }],
    ['paused', 'paused', { status: 'paused', ...failing(timeout) }],
    ['retired', 'no longer in the configuration', { status: 'retired', ...failing(timeout) }],
    ['gone', 'gone for good, as its host said twice', { status: 'gone', ...failing(of('gone', 410)) }],
    ['failing', 'failed once: No answer within 30 s.', failing(timeout, 1)],
    ['failing', 'failed 9 times in a row: No answer within 30 s.', failing(timeout, 9)],
    [
      'failing',
      'failed 2 times in a row, never read so far: No answer within 30 s.',
      { ...failing(timeout, 2), lastSuccessAt: null },
    ],
    ['failing', 'failed once: The reason.', failing(of('gone', 410), 1)],
    ['broken', 'failed 10 times in a row: No answer within 30 s.', failing(timeout, 10)],
    ['broken', 'failed 12 times in a row: The reason.', failing(of('http-status', 404), 12)],
    ['robots', 'failed 3 times in a row: The reason.', failing(of('robots'))],
    ['login', 'failed 3 times in a row: The reason.', failing(of('login-page'))],
    ['login', 'failed 3 times in a row: The reason.', failing(of('http-status', 401))],
    ['challenge', 'failed 30 times in a row: The reason.', failing(of('challenge-page'), 30)],
    ['no-list', 'failed 3 times in a row: The reason.', failing(of('no-list'))],
    [
      'silent',
      'silent for 5 weeks, usually weekly',
      { lastPublishedAt: TEST_NOW - 36 * DAY, usualGapMs: 7 * DAY },
    ],
    ['silent', 'silent for 6 months', { lastPublishedAt: TEST_NOW - 200 * DAY }],
    ['healthy', 'healthy', { lastPublishedAt: null }],
    ['fewer', '4 posts in its document, usually 30', { itemCounts: [30, 30, 30, 4] }],
    ['moved', 'moved for good to https://new.example/feed', { movedTo: 'https://new.example/feed' }],
    [
      'fallback',
      'The selector for posts "article" matched nothing; its fallback "li" was used.',
      { warnings: ['Another remark.', toFallbackRemark('selector', 'article', 'li')] },
    ],
    ['remarks', 'One.', { warnings: ['One.'] }],
    ['remarks', 'One. (and 2 more)', { warnings: ['One.', 'Two.', 'Three.'] }],
    [
      'remarks',
      'It redirects for good to https://new.example/, so far on 2 readings in a row.',
      { moving: { to: 'https://new.example/', seen: 2 } },
    ],
  ])('%s: %s', (code, detail, fields) => {
    expect(toCondition(toTestSourceState(fields), TEST_NOW)).toEqual({
      code,
      detail,
      advice: ADVICE[code] ?? null,
    })
  })

  it('says what can be done wherever something is wrong', () => {
    const without = CONDITION_CODES.filter((code) => ADVICE[code] === undefined)
    expect(without).toEqual(['remarks', 'new', 'healthy', 'paused', 'retired'])
  })
})

describe('findFewer', () => {
  it.each<[string, number[], ReturnType<typeof findFewer>]>([
    ['nothing read yet', [], null],
    ['too little history', [30, 30, 4], null],
    ['a third of what is usual', [30, 28, 30, 10], { count: 10, usual: 30 }],
    ['none at all', [30, 28, 30, 0], { count: 0, usual: 30 }],
    ['none at all of a handful, the second time', [5, 0], { count: 0, usual: 5 }],
    ['none at all for long', [30, 28, 30, 0, 0, 0, 0], { count: 0, usual: 30 }],
    ['lists that were empty before', [5, 0, 5, 5, 0], null],
    ['lists that never held a post', [0, 0], null],
    ['half of what is usual is still ordinary', [30, 28, 30, 15], null],
    ['short lists stay unjudged', [5, 5, 5, 1], null],
    ['lists of the last days vary', [0, 12, 3, 9, 30, 2], null],
    ['more than usual', [10, 10, 10, 50], null],
    ['a change that lasts becomes usual', [30, 30, 4, 4, 4, 4, 4, 4], null],
  ])('%s', (_, counts, expected) => {
    expect(findFewer(counts)).toEqual(expected)
  })
})
