import { DAY_MS } from '../../interval.ts'
import { html, type SafeHtml } from '../html.ts'
import { toDay, toDayText } from './dates.ts'
import type { Words } from './words.ts'

/** Thirteen weeks: a quarter of a year in sight. */
export const WAVE_DAYS = 91
/** Half of the height, in per cent, that the loudest day takes. */
const AMPLITUDE_MAX = 48
const AMPLITUDE_MIN = 6
/** The oldest day is drawn this faint; today fully. */
const OPACITY_MIN = 0.3
/** Nearer to an edge, in per cent, the name of a month would be cut off. */
const MONTH_EDGE = 4

export interface DayCount {
  /** UTC, `2026-11-23`. */
  day: string
  count: number
}

/** Every day from `days` days ago to today with its count, 0 where the list has none. */
export function fillDays(
  counts: readonly DayCount[],
  now: number,
  days: number,
): (DayCount & { at: number })[] {
  const byDay = new Map(counts.map(({ day, count }) => [day, count]))
  const today = Math.floor(now / DAY_MS) * DAY_MS
  return Array.from({ length: days }, (_, index) => {
    const at = today - (days - 1 - index) * DAY_MS
    const day = toDay(at)
    return { at, day, count: byDay.get(day) ?? 0 }
  })
}

/**
 * The signal: posts per day as a trace that fades into the past. A day under the pointer, or the latest under the
 * keyboard, says its date and count. All lengths are per cent, so it takes whatever room the stylesheet gives it.
 */
export function renderWaveform(counts: readonly DayCount[], now: number, words: Words): SafeHtml {
  const days = fillDays(counts, now, WAVE_DAYS)
  const most = days.reduce((max, each) => (each.count > max.count ? each : max))
  const label = words.head.wave(
    WAVE_DAYS,
    days.reduce((sum, each) => sum + each.count, 0),
  )
  const peak = most.count > 0 ? words.head.wavePeak(toDayText(most.at, words, false), most.count) : ''
  const slot = 100 / WAVE_DAYS
  return html`<svg class="wave" role="img" aria-label="${label}${peak}" tabindex="0">
<line class="carrier" x1="0" x2="100%" y1="50%" y2="50%"/>
<g class="months" aria-hidden="true">${days.map((each, index) => renderMonth(each.at, (index + 0.5) * slot, words))}</g>
${days.map((each, index) => renderDay(each, { index, slot, most: most.count, words }))}
</svg>`
}

interface DayPlace {
  index: number
  slot: number
  most: number
  words: Words
}

function renderDay(day: DayCount & { at: number }, { index, slot, most, words }: DayPlace): SafeHtml {
  const middle = (index + 0.5) * slot
  const reach = toAmplitude(day.count, most)
  const faint = (OPACITY_MIN + ((1 - OPACITY_MIN) * index) / (WAVE_DAYS - 1)).toFixed(2)
  const anchor = middle < 12 ? 'start' : middle > 88 ? 'end' : 'middle'
  const x = anchor === 'middle' ? middle : anchor === 'start' ? index * slot : (index + 1) * slot
  const said = `${toDayText(day.at, words, false)} · ${words.head.posts(day.count)}`
  return html`<g class="day" data-day="${day.day}"><rect x="${round(index * slot)}%" width="${round(slot + 0.1)}%" height="100%"/>${
    reach > 0 &&
    html`<line x1="${round(middle)}%" x2="${round(middle)}%" y1="${round(50 - reach)}%" y2="${round(50 + reach)}%" stroke-opacity="${faint}"/>`
  }<text x="${round(x)}%" y="100%" text-anchor="${anchor}">${said}</text></g>\n`
}

function renderMonth(at: number, middle: number, words: Words): SafeHtml | null {
  const date = new Date(at)
  if (date.getUTCDate() !== 1 || middle < MONTH_EDGE || middle > 100 - MONTH_EDGE) return null
  return html`<text x="${round(middle)}%" y="100%">${words.dates.monthShort(date.getUTCMonth())}</text>`
}

/** The square root lets quiet days be seen beside loud ones. */
function toAmplitude(count: number, most: number): number {
  if (count === 0) return 0
  return AMPLITUDE_MIN + (AMPLITUDE_MAX - AMPLITUDE_MIN) * Math.sqrt(count / Math.max(most, 4))
}

const round = (value: number) => Number(value.toFixed(2))
