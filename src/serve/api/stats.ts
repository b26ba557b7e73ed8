import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { DAY_MS } from '../../interval.ts'
import type { Reads } from '../../store/reads.ts'
import { SOON_OLD } from '../answer-policy.ts'
import { refTo, TimeOrNull, toTimeOrNull } from './schema-parts.ts'

const DAYS_SHOWN = 30

export const StatsSchema = Type.Object(
  {
    entries: Type.Integer(),
    stories: Type.Integer({ description: 'Entries with reposts counted once.' }),
    sources: Type.Integer(),
    sourcesFailing: Type.Integer(),
    entriesLastDay: Type.Integer({ description: 'First seen in the last 24 hours, reposts counted once.' }),
    entriesLastWeek: Type.Integer({ description: 'First seen in the last 7 days, reposts counted once.' }),
    entriesPerDay: Type.Array(Type.Object({ day: Type.String({ format: 'date' }), count: Type.Integer() }), {
      description: `Published on each UTC day of the last ${DAYS_SHOWN}, reposts counted once, oldest first; days without entries are absent.`,
    }),
    lastReceptionAt: { ...TimeOrNull, description: 'When a source last brought or confirmed something.' },
    lastEntryAt: { ...TimeOrNull, description: 'When the newest entry was first seen.' },
    databaseBytes: Type.Integer(),
  },
  { $id: 'Stats', description: 'Totals and rates.' },
)

/** `GET /stats`. */
export function registerStats(
  app: FastifyInstance,
  { reads, now }: { reads: Reads; now: () => number },
): void {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/stats',
    {
      config: { answer: SOON_OLD },
      schema: {
        operationId: 'findStats',
        tags: ['Stats'],
        summary: 'Totals and rates',
        response: { 200: refTo(StatsSchema) },
      },
    },
    async () => {
      const since = (Math.floor(now() / DAY_MS) - DAYS_SHOWN + 1) * DAY_MS
      const stats = await reads.findStats(now())
      return {
        ...stats,
        entriesPerDay: await reads.listDays({ since }),
        lastReceptionAt: toTimeOrNull(stats.lastReceptionAt),
        lastEntryAt: toTimeOrNull(stats.lastEntryAt),
      }
    },
  )
}
