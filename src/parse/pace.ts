import type { Pace } from '../feed.ts'
import { type CleanFields, findNodes, findText } from './clean-feed.ts'

/** Minutes of each period of the RSS 1.0 syndication module. */
const PERIODS: Record<string, number> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
}
/** Nobody means more than a year. */
const PACE_MINUTES_MAX = 525_600
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** How often the feed says it changes; numbers that are none count as unsaid. */
export function readPace(fields: CleanFields): Pace {
  const ttl = Number(findText(fields, ['ttl']) ?? Number.NaN)
  const period = PERIODS[findText(fields, ['sy:updateperiod'])?.toLowerCase() ?? '']
  const stated = Number(findText(fields, ['sy:updatefrequency']) ?? 1)
  const frequency = stated > 0 && Number.isFinite(stated) ? stated : 1
  const hours = readChildren(fields, 'skiphours', 'hour').map((hour) => Number(hour) % 24)
  const days = readChildren(fields, 'skipdays', 'day').map((day) => DAYS.indexOf(day.toLowerCase()))
  return {
    ttlMinutes: ttl > 0 ? Math.min(Math.round(ttl), PACE_MINUTES_MAX) : null,
    updateMinutes: period ? Math.max(1, Math.round(period / frequency)) : null,
    skipHours: [...new Set(hours.filter((hour) => Number.isInteger(hour) && hour >= 0))],
    skipDays: [...new Set(days.filter((day) => day >= 0))],
  }
}

function readChildren(fields: CleanFields, group: string, child: string): string[] {
  return findNodes(fields, [group]).flatMap(({ children }) => children[child] ?? [])
}
