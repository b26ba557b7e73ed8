import { describe, expect, it } from 'vitest'
import { fillDays, renderWaveform, WAVE_DAYS } from './waveform.ts'
import { WORDS } from './words.ts'

const NOW = Date.UTC(2026, 10, 23, 12)

describe('fillDays', () => {
  it('gives every day up to today, with 0 where nothing came', () => {
    const days = fillDays([{ day: '2026-11-22', count: 3 }], NOW, 3)
    expect(days.map(({ day, count }) => [day, count])).toEqual([
      ['2026-11-21', 0],
      ['2026-11-22', 3],
      ['2026-11-23', 0],
    ])
  })
})

describe('renderWaveform', () => {
  const render = (count: number, day = '2026-11-23') =>
    String(renderWaveform([{ day, count }], NOW, WORDS.en))

  it('says in words what it draws', () => {
    expect(render(4)).toContain(
      `aria-label="Posts per day, last ${WAVE_DAYS} days: 4 in all, most on 23 Nov: 4"`,
    )
    expect(render(0)).toContain(`last ${WAVE_DAYS} days: 0 in all"`)
  })

  it('has a place for every day, with its date and count', () => {
    const svg = render(1)
    expect(svg.match(/class="day"/g)).toHaveLength(WAVE_DAYS)
    expect(svg).toContain('23 Nov · 1 post</text>')
    expect(svg).toContain('22 Nov · 0 posts</text>')
  })

  it.each([
    ['where there is room', Date.UTC(2026, 10, 23), ['Sep', 'Oct', 'Nov']],
    ['but not over the left edge', Date.UTC(2026, 10, 28), ['Oct', 'Nov']],
    ['nor over the right one', Date.UTC(2026, 10, 2), ['Sep', 'Oct']],
  ])('names months %s', (_name, now, months) => {
    const svg = String(renderWaveform([], now, WORDS.en))
    const named = /<g class="months".*?<\/g>/s.exec(svg)?.[0] ?? ''
    expect([...named.matchAll(/>(\w+)<\/text>/g)].map(([, name]) => name)).toEqual(months)
  })

  it('draws a stroke only for days with posts, and never outside its box', () => {
    expect(render(0)).not.toContain('stroke-opacity')
    const heights = [...render(1_000_000).matchAll(/y[12]="(-?[\d.]+)%"/g)].map(([, y]) => Number(y))
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...heights)).toBeLessThanOrEqual(100)
  })
})
