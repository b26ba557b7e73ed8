import { MINUTE_MS } from '../interval.ts'
/** A time zone as these blogs state it. */
export interface Zone {
  /** East of Greenwich. */
  minutes: number
  /** `+08:00` */
  offset: string
}

const UTC: Zone = { minutes: 0, offset: '+00:00' }
const CHINA: Zone = { minutes: 480, offset: '+08:00' }
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Chinese blogs tell China's time, the others UTC. */
export function toZone(language: string): Zone {
  return language.startsWith('zh') ? CHINA : UTC
}

/** `2026-11-03T21:10:00+08:00` (RFC 3339). */
export function toIso(at: number, zone: Zone = UTC): string {
  return toLocal(at, zone).toISOString().slice(0, 19) + zone.offset
}

/** `2026-11-03` */
export function toDay(at: number, zone: Zone = UTC): string {
  return toIso(at, zone).slice(0, 10)
}

/** `2026-11-03 21:10:00`, as many Chinese sites print it. */
export function toLocalClock(at: number, zone: Zone): string {
  return toIso(at, zone).slice(0, 19).replace('T', ' ')
}

/** `Tue, 03 Nov 2026 21:10:00 +0800` (RFC 822, as RSS wants it). */
export function toRfc822(at: number, zone: Zone): string {
  const local = toLocal(at, zone)
  const day = String(local.getUTCDate()).padStart(2, '0')
  const date = `${DAYS[local.getUTCDay()]}, ${day} ${MONTHS[local.getUTCMonth()]} ${local.getUTCFullYear()}`
  return `${date} ${local.toISOString().slice(11, 19)} ${zone.offset.replace(':', '')}`
}

/** `2026年11月3日` */
export function toChineseDay(at: number): string {
  const local = toLocal(at, CHINA)
  return `${local.getUTCFullYear()}年${local.getUTCMonth() + 1}月${local.getUTCDate()}日`
}

/** `Nov 3, 2026` */
export function toEnglishDay(at: number): string {
  const date = new Date(at)
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`
}

/** A date whose UTC fields are those of the zone. */
function toLocal(at: number, zone: Zone): Date {
  return new Date(at + zone.minutes * MINUTE_MS)
}
