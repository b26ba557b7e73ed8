import { type Edition, type EditionSummary, toSummary } from '../edition/edition.ts'
import { hasEdition, listOpenWeeks, toClosesAt } from '../edition/weeks.ts'
import { AppError } from '../errors.ts'
import type { Reads } from '../store/reads.ts'
import type { Tag } from '../tag.ts'
import { parseWeek, toWeek, WEEK_MS, type Week } from '../week.ts'
import { mapInStretches } from './map-in-stretches.ts'

/** An edition with its week, and the weeks beside it that have one too. */
export interface FoundEdition {
  edition: Edition
  week: Week
  /** When it takes or took its last form, ms. */
  closesAt: number
  previous: string | null
  next: string | null
}

export interface EditionOptions {
  reads: Pick<Reads, 'findEdition' | 'composeEdition' | 'findEditionRecord'>
  /** The vocabulary. */
  tags: readonly Tag[]
  /** ms since the epoch. */
  now: () => number
}

/**
 * The edition of a week: as it was closed, else as the posts that came so far make it. Throws AppError `invalid` for what
 * is no week, `not-found` for a week that has no edition.
 */
export async function findEdition(name: string, { reads, tags, now }: EditionOptions): Promise<FoundEdition> {
  const week = parseWeek(name)
  if (!week)
    throw new AppError('invalid', `${name} is no week; write it as ${toWeek(now()).name} (ISO 8601).`)
  const record = await reads.findEditionRecord()
  if (!hasEdition(week, record, now()))
    throw new AppError('not-found', `There is no edition of ${name}; /digests lists those that there are.`)
  const edition = (await reads.findEdition(name)) ?? (await reads.composeEdition({ week, tags }))
  const toName = (since: number) => {
    const other = toWeek(since)
    return hasEdition(other, record, now()) ? other.name : null
  }
  return {
    edition,
    week,
    closesAt: edition.closedAt ?? toClosesAt(week, record.firstSeenAt),
    previous: toName(week.since - WEEK_MS),
    next: toName(week.until),
  }
}

/** An edition of a week that is over, before it takes its last form. */
export interface ClosingEdition extends EditionSummary {
  /** When it does, ms. */
  closesAt: number
}

/** Editions of weeks that are over and not closed yet, as their posts make them now, newest first; none without posts. */
export async function listClosingEditions({ reads, tags, now }: EditionOptions): Promise<ClosingEdition[]> {
  const record = await reads.findEditionRecord()
  const weeks = listOpenWeeks(record, now()).filter(({ until }) => until <= now())
  const editions = await mapInStretches(weeks.reverse(), async (week) => ({
    ...toSummary(await reads.composeEdition({ week, tags })),
    closesAt: toClosesAt(week, record.firstSeenAt),
  }))
  return editions.filter(({ entryCount }) => entryCount > 0)
}
