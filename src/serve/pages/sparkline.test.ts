import { describe, expect, it } from 'vitest'
import { toTestDetail } from '../../testing/builders.ts'
import { createTestReads } from '../../testing/reads.ts'
import { findWeeks, renderSparkline } from './sparkline.ts'
import { WORDS } from './words.ts'

const NOW = Date.UTC(2026, 10, 23, 12)

describe('findWeeks', () => {
  it.each([
    ['today is in the last week', '2026-11-23T23:59', [0, 0, 1]],
    ['six days ago still is', '2026-11-17T00:00', [0, 0, 1]],
    ['seven days ago is in the one before', '2026-11-16T23:59', [0, 1, 0]],
    ['tomorrow is left out', '2026-11-24T00:00', [0, 0, 0]],
  ])('%s', async (_name, at, expected) => {
    const reads = createTestReads({ entries: [toTestDetail(1, { publishedAt: Date.parse(`${at}Z`) })] })
    const toWeeks = await findWeeks(reads, 'source', { ids: ['alpha'], now: NOW })
    expect(toWeeks('alpha').slice(-3)).toEqual(expected)
  })

  it('asks once for many, and answers for those without posts too', async () => {
    const reads = createTestReads({ entries: [toTestDetail(1)] })
    const toWeeks = await findWeeks(reads, 'tag', { ids: ['nlp', 'rl'], now: NOW })
    expect(reads.calls).toEqual(['listWeeks'])
    expect(toWeeks('rl')).toHaveLength(26)
  })
})

describe('renderSparkline', () => {
  it('says in words what it draws', () => {
    const svg = String(renderSparkline([0, 2, 0], WORDS.en))
    expect(svg).toContain('aria-label="2 posts in the last 3 weeks"')
    expect(svg.match(/M\d+ 24v-/g)).toHaveLength(3)
  })
})
