import { expect, it } from 'vitest'
import { describeSpan } from './span.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

it.each([
  [0, '1 minute'],
  [59 * 60_000, '59 minutes'],
  [HOUR, '1 hour'],
  [47 * HOUR, '47 hours'],
  [2 * DAY, '2 days'],
  [13 * DAY, '13 days'],
  [36 * DAY, '5 weeks'],
  [70 * DAY, '2 months'],
  [800 * DAY, '2 years'],
  [-3 * DAY, '3 days'],
])('%i ms is %s', (ms, words) => {
  expect(describeSpan(ms)).toBe(words)
})
