import { describe, expect, it } from 'vitest'
import { toFailure } from '../../../failure.ts'
import { DAY_MS } from '../../../interval.ts'
import { toRetry } from '../../../schedule/back-off.ts'
import { type DueFacts, toNextFetch } from '../../../schedule/schedule.ts'
import { toChineseReason } from './due-reason-zh.ts'

const NOW = Date.UTC(2026, 10, 29, 12)
/** Names of headers and the like, which are the same in Chinese. */
const NAMES = /max-age|Expires|ttl|hub/g

const toReason = (facts: Partial<DueFacts>) =>
  toNextFetch({
    now: NOW,
    random: 0,
    pace: null,
    headers: {},
    isConditional: true,
    lastPublishedAt: null,
    usualGapMs: null,
    ...facts,
  }).reason
const toPace = (minutes: number) => ({
  ttlMinutes: minutes,
  updateMinutes: minutes,
  skipHours: [],
  skipDays: [],
})

describe('toChineseReason', () => {
  it.each([
    [
      'every 3 h: posts every 3 days; newest post is 2 days old',
      '每 3 小时：约每 3 天更新；最新文章在 2 天前',
    ],
    ['every hour: newest post is of today', '每 1 小时：最新文章是今天的'],
    ['in 1 day: it failed 3 times in a row', '1 天后：已连续失败 3 次'],
    ['its host asked us to wait', '对方要求等待'],
    ['every day: the moon is full', null],
    ['', null],
  ])('says %j', (reason, chinese) => {
    expect(toChineseReason(reason)).toBe(chinese)
  })

  it('knows whatever is said of when a source is due', () => {
    const days = [0, 1, 3, 8, 15, 40, 90, 200].map((count) => count * DAY_MS)
    const reasons = [
      ...days.map((gap) => toReason({ usualGapMs: gap })),
      ...days.map((age) => toReason({ lastPublishedAt: NOW - age })),
      ...[90, 1440, 20_000, 100_000].map((minutes) => toReason({ pace: toPace(minutes) })),
      toReason({ pace: { ...toPace(60), skipHours: Array.from({ length: 23 }, (_, hour) => hour) } }),
      ...[5000, 900_000].map((seconds) => toReason({ headers: { 'cache-control': `max-age=${seconds}` } })),
      toReason({ headers: { expires: new Date(NOW + 3 * DAY_MS).toUTCString() } }),
      toReason({ isConditional: false }),
      toReason({ isPushed: true }),
      ...[1, 2, 5, 20].flatMap((failures) =>
        [
          toFailure('timeout', ''),
          toFailure('robots', ''),
          { ...toFailure('timeout', ''), retryAt: NOW + DAY_MS },
        ].map((failure) => toRetry(failure, { now: NOW, random: 0, failures }).reason),
      ),
    ]
    for (const reason of reasons) {
      expect(toChineseReason(reason)?.replace(NAMES, ''), reason).toMatch(/^[^A-Za-z$]+$/)
    }
  })
})
