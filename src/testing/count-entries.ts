import type { EntryDetail } from '../entry.ts'
import { DAY_MS } from '../interval.ts'
import { toPaperKey } from '../paper.ts'
import type { WeeksRequest } from '../store/list-weeks.ts'
import type { NamedPaper } from '../store/reads.ts'

export function countTags(entries: EntryDetail[]): { id: string; name: string; count: number }[] {
  const counts = new Map<string, { id: string; name: string; count: number }>()
  for (const { id, name } of entries.flatMap((entry) => entry.tags)) {
    const known = counts.get(id) ?? { id, name, count: 0 }
    counts.set(id, { ...known, count: known.count + 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.id.localeCompare(b.id))
}

export function countPapers(entries: EntryDetail[]): NamedPaper[] {
  const counts = new Map<string, NamedPaper>()
  for (const paper of entries.flatMap((entry) => entry.papers)) {
    const id = toPaperKey(paper)
    const count = (counts.get(id)?.count ?? 0) + 1
    counts.set(id, { id, kind: paper.kind, name: paper.id, url: paper.url, count })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.id.localeCompare(b.id))
}

export function countDays(
  entries: EntryDetail[],
  { since, source, tag }: { since: number; source?: string; tag?: string },
): { day: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const entry of entries) {
    const isWanted =
      entry.publishedAt >= since &&
      (source === undefined || entry.source.id === source) &&
      (tag === undefined || entry.tags.some(({ id }) => id === tag))
    const day = new Date(entry.publishedAt).toISOString().slice(0, 10)
    if (isWanted) counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  return [...counts].map(([day, count]) => ({ day, count })).sort((a, b) => a.day.localeCompare(b.day))
}

export function countWeeks(
  entries: EntryDetail[],
  { kind, ids, until, weeks }: WeeksRequest,
): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const { publishedAt, source, tags } of entries) {
    const week = weeks - 1 - Math.floor((until - 1 - publishedAt) / (7 * DAY_MS))
    if (publishedAt >= until || week < 0) continue
    for (const id of kind === 'source' ? [source.id] : tags.map((tag) => tag.id)) {
      if (!ids.includes(id)) continue
      const counts = found.get(id) ?? new Array<number>(weeks).fill(0)
      counts[week] = (counts[week] ?? 0) + 1
      found.set(id, counts)
    }
  }
  return found
}
