import { setImmediate as nextTurn } from 'node:timers/promises'
import { DAY_MS } from '../../interval.ts'
import type { Reads } from '../../store/reads.ts'
import { html, type SafeHtml } from '../html.ts'
import type { Words } from './words.ts'

const SPARK_WEEKS = 26
/** Sources or tags that one query counts; other requests are answered between. */
const COUNTED_MAX = 25
const STEP_PX = 5
const HEIGHT_PX = 24

/** Posts per week of the last half year, oldest first, up to the end of today (UTC). */
export type Weeks = readonly number[]

const SILENCE: Weeks = new Array<number>(SPARK_WEEKS).fill(0)

/** The weeks of many sources or tags, by id; all have some. `now` in ms since the epoch. */
export async function findWeeks(
  reads: Pick<Reads, 'listWeeks'>,
  kind: 'source' | 'tag',
  { ids, now }: { ids: readonly string[]; now: number },
): Promise<(id: string) => Weeks> {
  const until = (Math.floor(now / DAY_MS) + 1) * DAY_MS
  const found = new Map<string, number[]>()
  for (let start = 0; start < ids.length; start += COUNTED_MAX) {
    const counted = ids.slice(start, start + COUNTED_MAX)
    for (const [id, weeks] of await reads.listWeeks({ kind, ids: counted, until, weeks: SPARK_WEEKS })) {
      found.set(id, weeks)
    }
    if (start + COUNTED_MAX < ids.length) await nextTurn()
  }
  return (id) => found.get(id) ?? SILENCE
}

/** The rhythm of a source or tag: one stroke a week, a dot on the ground for a week without posts. */
export function renderSparkline(weeks: Weeks, words: Words): SafeHtml {
  const label = words.sources.trend(
    weeks.length,
    weeks.reduce((sum, count) => sum + count, 0),
  )
  const width = weeks.length * STEP_PX
  return html`<svg class="spark" role="img" aria-label="${label}" viewBox="0 0 ${width} ${HEIGHT_PX}" width="${width}" height="${HEIGHT_PX}"><path d="${toStrokes(weeks)}"/></svg>`
}

/** The square root lets quiet weeks be seen beside loud ones. */
function toStrokes(weeks: Weeks): string {
  const most = Math.max(...weeks, 1)
  return weeks
    .map((count, index) => {
      const height = count === 0 ? 1 : 4 + Math.round((HEIGHT_PX - 4) * Math.sqrt(count / most))
      return `M${index * STEP_PX + 2} ${HEIGHT_PX}v-${height}`
    })
    .join('')
}
