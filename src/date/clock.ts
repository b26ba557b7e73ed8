import { MINUTE_MS } from '../interval.ts'
import { ZONES } from './words.ts'

/** Zones that language or script gives away where none is named, minutes east of Greenwich. */
export const CHINA_MINUTES = 480
export const JAPAN_KOREA_MINUTES = 540
/** No place on earth is further from Greenwich. */
const OFFSET_MINUTES_MAX = 840

/** The time of day that a text states. */
export interface Clock {
  hour: number
  minute: number
  second: number
  /** Minutes east of Greenwich, an IANA name, or null when unsaid. */
  zone: number | string | null
  /** The text around the time and its zone. */
  rest: string
}

const HALF =
  '(?:(上午|凌晨|清晨|早上|早晨|午前|오전|a\\.? ?m\\b\\.?)|(下午|午后|傍晚|晚上|晚[间間]|午後|오후|p\\.? ?m\\b\\.?))'
const TIME = new RegExp(
  `(?:${HALF} ?)?(?<![\\d+])(\\d{1,2})(?:[:h](\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?(?!\\d)(?: ?${HALF})?| ?(?:(a)|(p))\\.?m\\b)`,
)
const ZONE =
  /^ ?\(?([a-z]+\/[a-z_]+(?:\/[a-z_]+)?|[a-z]{1,5}\b)? ?([+-]\d{1,2}:\d{2}|[+-]\d{3,4}|[+-]\d{1,2})?(?!\d)/

/** Cuts the time of day and its zone out of a folded date text; null when it states none. */
export function parseClock(text: string): Clock | null {
  const time = TIME.exec(text)
  if (!time) return null
  const [all, am1, pm1, hours, minutes, seconds, am2, pm2, am3, pm3] = time
  let hour = Number(hours)
  if ((pm1 ?? pm2 ?? pm3) && hour < 12) hour += 12
  if ((am1 ?? am2 ?? am3) && hour === 12) hour = 0
  const after = text.slice(time.index + all.length)
  const { zone, length } = parseZone(after)
  const rest = `${text.slice(0, time.index)} ${after.slice(length)}`
  return { hour, minute: Number(minutes ?? 0), second: Number(seconds ?? 0), zone, rest }
}

function parseZone(after: string): Pick<Clock, 'zone'> & { length: number } {
  const [all = '', name, offset] = ZONE.exec(after) ?? []
  if (offset) {
    const [, sign, hours, minutes = '0'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(offset) ?? []
    const east = Number(hours) * 60 + Number(minutes)
    const zone = east > OFFSET_MINUTES_MAX ? null : sign === '-' ? -east : east
    return { zone, length: all.length }
  }
  const zone = name ? (ZONES.get(name) ?? (name.includes('/') ? name : null)) : null
  return { zone, length: zone === null ? 0 : all.length }
}

/**
 * Minutes east of Greenwich at `local` (ms, as if UTC). A clock without a zone is in that which is `usual` where it
 * stands, else UTC, unless `words`, the whole text, is written in Chinese, Japanese or Korean.
 */
export function toOffset(
  zone: Clock['zone'],
  usual: number | null,
  { local, words }: { local: number; words: string },
): number {
  if (typeof zone === 'string') return toIanaOffset(zone, local)
  const isHan = /\p{Script=Han}/u.test(words)
  if ((isHan || usual === CHINA_MINUTES) && /\bcst\b/.test(words)) return CHINA_MINUTES
  if (zone !== null || usual !== null) return zone ?? usual ?? 0
  if (/曜|午前|午後|\p{Script=Hangul}/u.test(words)) return JAPAN_KOREA_MINUTES
  return isHan ? CHINA_MINUTES : 0
}

/** Two rounds, because the offset depends on the instant that it is needed to find. */
function toIanaOffset(timeZone: string, local: number): number {
  const first = readOffset(timeZone, local)
  return readOffset(timeZone, local - first * MINUTE_MS)
}

function readOffset(timeZone: string, at: number): number {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? ''
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? []
    const east = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
    return sign === '-' ? -east : east
  } catch {
    return 0 // a name that looks like a zone and is none
  }
}
