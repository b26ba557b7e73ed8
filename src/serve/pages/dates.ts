import type { PublishedPrecision } from '../../entry.ts'
import { toSpan } from '../../span.ts'
import { html, type SafeHtml } from '../html.ts'
import type { Words } from './words.ts'

/** A date exactly as far as it is known: `23 Nov 2026, 04:12`, `23 Nov 2026`, `Nov 2026`, `seen 23 Nov 2026`. UTC. */
export function renderDate(
  date: { publishedAt: number; publishedPrecision: PublishedPrecision },
  words: Words,
): SafeHtml {
  const { publishedAt: at, publishedPrecision: precision } = date
  const stamp = toStamp(at, precision)
  const time = html`<time datetime="${stamp}">${toDateText(at, precision, words)}</time>`
  return precision === 'seen' ? html`${words.dates.seen} ${time}` : time
}

/** A moment we know to the minute: `23 Nov, 04:12`; with the year when it is another one than now. */
export function renderMoment(at: number, now: number, words: Words): SafeHtml {
  const sameYear = new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear()
  const day = toDayText(at, words, !sameYear)
  return html`<time datetime="${toStamp(at, 'minute')}">${day}${words.dates.comma}${toClock(at)}</time>`
}

/** How long, in the largest unit that is not silly: `5 weeks`, `3 hours`; at least one minute. */
export function toSpanText(ms: number, words: Words): string {
  const { count, unit } = toSpan(ms)
  return words.spans[unit](count)
}

/** The UTC day of a moment, `2026-11-23`. */
export function toDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** `23 Nov`, or with the year `23 Nov 2026`. */
export function toDayText(at: number, words: Words, withYear: boolean): string {
  const date = new Date(at)
  return words.dates.day(date.getUTCDate(), date.getUTCMonth(), withYear ? date.getUTCFullYear() : null)
}

function toDateText(at: number, precision: PublishedPrecision, words: Words): string {
  const date = new Date(at)
  if (precision === 'month') return words.dates.month(date.getUTCMonth(), date.getUTCFullYear())
  const day = toDayText(at, words, true)
  return precision === 'minute' ? `${day}${words.dates.comma}${toClock(at)}` : day
}

/** What stands in `datetime`: no more than is known. */
function toStamp(at: number, precision: PublishedPrecision): string {
  const iso = new Date(at).toISOString()
  const lengths = { minute: 16, seen: 16, day: 10, month: 7 } as const
  const stamp = iso.slice(0, lengths[precision])
  return precision === 'minute' || precision === 'seen' ? `${stamp}Z` : stamp
}

function toClock(at: number): string {
  return new Date(at).toISOString().slice(11, 16)
}
