import { describe, expect, it } from 'vitest'
import { renderDate, renderMoment, toSpanText } from './dates.ts'
import { WORDS } from './words.ts'

const AT = Date.UTC(2026, 10, 3, 4, 5, 59)
const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('renderDate', () => {
  it.each([
    ['minute', 'en', '<time datetime="2026-11-03T04:05Z">3 Nov 2026, 04:05</time>'],
    ['day', 'en', '<time datetime="2026-11-03">3 Nov 2026</time>'],
    ['month', 'en', '<time datetime="2026-11">Nov 2026</time>'],
    ['seen', 'en', 'seen <time datetime="2026-11-03T04:05Z">3 Nov 2026</time>'],
    ['minute', 'zh', '<time datetime="2026-11-03T04:05Z">2026年11月3日 04:05</time>'],
    ['month', 'zh', '<time datetime="2026-11">2026年11月</time>'],
    ['seen', 'zh', '发现于 <time datetime="2026-11-03T04:05Z">2026年11月3日</time>'],
  ] as const)('says no more than is known to the %s (%s)', (publishedPrecision, language, expected) => {
    expect(String(renderDate({ publishedAt: AT, publishedPrecision }, WORDS[language]))).toBe(expected)
  })
})

describe('renderMoment', () => {
  it('leaves the year out only when it is this one', () => {
    expect(String(renderMoment(AT, AT + DAY, WORDS.en))).toContain('>3 Nov, 04:05<')
    expect(String(renderMoment(AT, AT + 100 * DAY, WORDS.en))).toContain('>3 Nov 2026, 04:05<')
  })
})

describe('toSpanText', () => {
  it.each([
    [0, '1 minute'],
    [59 * 60_000, '59 minutes'],
    [HOUR, '1 hour'],
    [47 * HOUR, '47 hours'],
    [2 * DAY, '2 days'],
    [13 * DAY, '13 days'],
    [14 * DAY, '2 weeks'],
    [36 * DAY, '5 weeks'],
    [61 * DAY, '2 months'],
    [-3 * DAY, '3 days'],
    [800 * DAY, '2 years'],
  ])('%i ms are %s', (ms, expected) => {
    expect(toSpanText(ms, WORDS.en)).toBe(expected)
  })
})
