import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../../errors.ts'
import type { Reads } from '../../store/reads.ts'
import type { Tag } from '../../tag.ts'
import { KEPT } from '../answer-cache.ts'
import { toBaseUrl, toSelfUrl } from '../base-url.ts'
import { toCursorText } from '../cursor.ts'
import { FilterQuery, toListRequest } from '../filter.ts'
import { type EntryMatch, findMatches } from '../find-matches.ts'
import { JUDGED_BY_HANDLER } from '../judged-by-handler.ts'
import { toLinkHeader, toPageLinks } from '../page-links.ts'
import { EntryDetailSchema, EntrySchema, toApiEntry, toApiEntryDetail } from './entry-schema.ts'
import { nullable, problems, refTo, TextOrNull } from './schema-parts.ts'

const LIMIT_DEFAULT = 20

const EntryListSchema = Type.Object({
  entries: Type.Array(refTo(EntrySchema)),
  total: Type.Integer({ description: 'Entries that match, on all pages.' }),
  page: nullable(Type.Integer({ description: 'Null where a cursor was followed.' })),
  pages: Type.Integer(),
  next: {
    ...TextOrNull,
    description: 'Cursor of the page after this one; null on the last and for `sort=relevance`.',
  },
  previous: { ...TextOrNull, description: 'Cursor of the page before this one.' },
})

export interface EntriesOptions {
  reads: Reads
  /** The vocabulary. */
  tags: readonly Tag[]
  publicUrl: string | null
  now: () => number
}

/** `GET /entries` and `GET /entries/:id`. */
export function registerEntries(app: FastifyInstance, { reads, tags, publicUrl, now }: EntriesOptions): void {
  const api = app.withTypeProvider<TypeBoxTypeProvider>()

  api.get(
    '/entries',
    {
      ...JUDGED_BY_HANDLER,
      config: { answer: KEPT },
      schema: {
        operationId: 'listEntries',
        tags: ['Entries'],
        summary: 'Entries, newest first',
        description:
          'All filters together narrow the list. The `Link` header names the pages around this one.',
        querystring: FilterQuery,
        response: { 200: EntryListSchema, ...problems(400) },
      },
    },
    async (request, reply) => {
      const list = toListRequest(request.query, { now: now(), limit: LIMIT_DEFAULT, tags })
      const page = await reads.listEntries(list)
      const matches = await findMatches(page.entries, { q: list.filter.q, reads })
      const url = toSelfUrl(request, toBaseUrl(request, publicUrl))
      reply.header('link', toLinkHeader(toPageLinks(url, page, list)))
      return {
        ...page,
        entries: page.entries.map((card) => ({ ...toApiEntry(card), ...toMatch(matches.get(card.id)) })),
        next: page.next && toCursorText(page.next, list.sort),
        previous: page.previous && toCursorText(page.previous, list.sort),
      }
    },
  )

  api.get(
    '/entries/:id',
    {
      config: { answer: KEPT },
      schema: {
        operationId: 'findEntry',
        tags: ['Entries'],
        summary: 'One entry in full',
        params: Type.Object({ id: Type.String({ description: 'Id of an entry.' }) }),
        response: { 200: refTo(EntryDetailSchema), ...problems(404) },
      },
    },
    async (request) => {
      const entry = await reads.findEntry(request.params.id)
      if (!entry) throw new AppError('not-found', `There is no entry ${request.params.id}.`)
      return toApiEntryDetail(entry)
    },
  )
}

function toMatch(match: EntryMatch | undefined): { match?: EntryMatch } {
  return match ? { match } : {}
}
