import { describe, expect, it } from 'vitest'
import { renderSparkline, toWeeks } from './sparkline.ts'
import { WORDS } from './words.ts'

const NOW = Date.UTC(2026, 10, 23, 12)

describe('toWeeks', () => {
  it.each([
    ['today is in the last week', '2026-11-23', [0, 0, 1]],
    ['six days ago still is', '2026-11-17', [0, 0, 1]],
    ['seven days ago is in the one before', '2026-11-16', [0, 1, 0]],
    ['what is older than all weeks is left out', '2026-11-02', [0, 0, 0]],
    ['tomorrow is left out', '2026-11-24', [0, 0, 0]],
  ])('%s', (_name, day, expected) => {
    expect(toWeeks([{ day, count: 1 }], NOW, 3)).toEqual(expected)
  })
})

describe('renderSparkline', () => {
  it('says in words what it draws', () => {
    const svg = String(renderSparkline([{ day: '2026-11-20', count: 2 }], NOW, WORDS.en))
    expect(svg).toContain('aria-label="2 posts in the last 26 weeks"')
    expect(svg.match(/M\d+ 24v-/g)).toHaveLength(26)
  })
})
