import { html, type SafeHtml } from '../html.ts'
import { DAY_MS } from './dates.ts'
import type { DayCount } from './waveform.ts'
import type { Words } from './words.ts'

export const SPARK_WEEKS = 26
const WEEK_MS = 7 * DAY_MS
const STEP_PX = 5
const HEIGHT_PX = 24

/** Posts per week, oldest first, of the last `weeks` weeks up to now. */
export function toWeeks(days: readonly DayCount[], now: number, weeks: number): number[] {
  const counts = new Array<number>(weeks).fill(0)
  const end = Math.floor(now / DAY_MS) * DAY_MS + DAY_MS
  for (const { day, count } of days) {
    const age = Math.floor((end - 1 - Date.parse(day)) / WEEK_MS)
    const index = weeks - 1 - age
    if (index >= 0 && index < weeks) counts[index] = (counts[index] ?? 0) + count
  }
  return counts
}

/** The rhythm of a source: one stroke a week, a dot on the ground for a week without posts. */
export function renderSparkline(days: readonly DayCount[], now: number, words: Words): SafeHtml {
  const weeks = toWeeks(days, now, SPARK_WEEKS)
  const most = Math.max(...weeks, 1)
  const strokes = weeks.map((count, index) => {
    const height = count === 0 ? 1 : 4 + Math.round((HEIGHT_PX - 4) * Math.sqrt(count / most))
    return `M${index * STEP_PX + 2} ${HEIGHT_PX}v-${height}`
  })
  const label = words.sources.trend(
    SPARK_WEEKS,
    weeks.reduce((sum, count) => sum + count, 0),
  )
  const width = SPARK_WEEKS * STEP_PX
  return html`<svg class="spark" role="img" aria-label="${label}" viewBox="0 0 ${width} ${HEIGHT_PX}" width="${width}" height="${HEIGHT_PX}"><path d="${strokes.join('')}"/></svg>`
}
