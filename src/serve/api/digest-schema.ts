import { type Static, Type } from '@fastify/type-provider-typebox'
import type { EditionReason, EditionSummary } from '../../edition/edition.ts'
import { parseWeek } from '../../week.ts'
import { toReasonText } from '../edition-words.ts'
import type { ClosingEdition, FoundEdition } from '../find-edition.ts'
import { EntrySchema, toApiEntry } from './entry-schema.ts'
import { oneOf, refTo, TextOrNull, Time, TimeOrNull, toTime, toTimeOrNull } from './schema-parts.ts'

export const WeekName = Type.String({ description: 'ISO 8601 week.', examples: ['2026-W47'] })
const weekFields = {
  week: WeekName,
  since: { ...Time, description: 'Midnight UTC before its Monday.' },
  until: { ...Time, description: 'Midnight UTC after its Sunday.' },
  considered: Type.Integer({ description: 'Stories of the week that it was chosen from.' }),
  sources: Type.Integer({ description: 'Sources that these are of.' }),
}

export const DigestSummarySchema = Type.Object(
  {
    ...weekFields,
    closedAt: Time,
    entryCount: Type.Integer(),
    titles: Type.Array(Type.String(), { description: 'Of its best posts.' }),
  },
  { $id: 'DigestSummary' },
)

/** An edition of a week that is over, until it is closed. */
export const ClosingDigestSchema = Type.Object({
  ...weekFields,
  closesAt: { ...Time, description: 'When it takes its last form.' },
  entryCount: Type.Integer(),
  titles: Type.Array(Type.String(), { description: 'Of its best posts so far.' }),
})

const ReasonSchema = Type.Object({
  code: oneOf<EditionReason['code']>(['carried', 'paper', 'rare', 'long', 'formulas']),
  text: Type.String({ examples: ['carried by 2 other sources'] }),
})

export const DigestSchema = Type.Object(
  {
    ...weekFields,
    state: oneOf(['open', 'closed'], 'A closed edition never changes.'),
    closedAt: TimeOrNull,
    closesAt: { ...Time, description: 'When it takes or took its last form.' },
    previous: { ...TextOrNull, description: 'The week before, where it has an edition.' },
    next: TextOrNull,
    sections: Type.Array(
      Type.Object({
        topic: Type.Union([
          Type.Object({
            id: Type.String({ examples: ['computer-vision'] }),
            names: Type.Object({ en: Type.String(), zh: Type.String() }),
          }),
          Type.Null(),
        ]),
        entries: Type.Array(
          Type.Object({
            entry: refTo(EntrySchema),
            points: Type.Integer(),
            reasons: Type.Array(ReasonSchema),
          }),
        ),
      }),
      { description: 'By subject, the one of the best post first; `topic` null: the rest.' },
    ),
  },
  { $id: 'Digest', description: 'The edition of a week.' },
)

/** An edition in a list as the API writes it. */
export function toApiSummary(summary: EditionSummary): Static<typeof DigestSummarySchema> {
  return { ...summary, ...toWeekTimes(summary.week), closedAt: toTime(summary.closedAt ?? 0) }
}

/** An edition that is still to be closed as the API writes it in a list. */
export function toApiClosing(edition: ClosingEdition): Static<typeof ClosingDigestSchema> {
  const { closedAt, closesAt, ...summary } = edition
  return { ...summary, ...toWeekTimes(summary.week), closesAt: toTime(closesAt) }
}

function toWeekTimes(name: string): { since: string; until: string } {
  const week = parseWeek(name)
  return { since: toTime(week?.since ?? 0), until: toTime(week?.until ?? 0) }
}

/** An edition in full as the API writes it. */
export function toApiDigest(found: FoundEdition): Static<typeof DigestSchema> {
  const { edition, week, closesAt, previous, next } = found
  const { considered, sources, closedAt } = edition
  return {
    week: week.name,
    since: toTime(week.since),
    until: toTime(week.until),
    considered,
    sources,
    state: closedAt === null ? 'open' : 'closed',
    closedAt: toTimeOrNull(closedAt),
    closesAt: toTime(closesAt),
    previous,
    next,
    sections: edition.sections.map(({ topic, entries }) => ({
      topic,
      entries: entries.map(({ entry, points, reasons }) => ({
        entry: toApiEntry(entry),
        points,
        reasons: reasons.map((reason) => ({ code: reason.code, text: toReasonText(reason, 'en') })),
      })),
    })),
  }
}
