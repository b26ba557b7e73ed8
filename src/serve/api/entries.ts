import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyReply } from 'fastify'
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
import { FieldsQuery, pickFields, readFields } from './fields.ts'
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
export function registerEntries(app: FastifyInstance, options: EntriesOptions): void {
  registerEntryList(app, options)
  registerEntry(app, options)
}

function registerEntryList(app: FastifyInstance, { reads, tags, publicUrl, now }: EntriesOptions): void {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/entries',
    {
      ...JUDGED_BY_HANDLER,
      config: { answer: KEPT },
      schema: {
        operationId: 'listEntries',
        tags: ['Entries'],
        summary: 'Entries, newest first',
        description:
          'All filters together narrow the list. The `Link` header names the pages around this one. With `fields` entries have those fields only.',
        querystring: Type.Object({ ...FilterQuery.properties, ...FieldsQuery.properties }),
        response: { 200: EntryListSchema, ...problems(400) },
      },
    },
    async (request, reply) => {
      const list = toListRequest(request.query, { now: now(), limit: LIMIT_DEFAULT, tags })
      const fields = readFields(request.query, EntrySchema)
      const page = await reads.listEntries(list)
      const matches = await findMatches(page.entries, { q: list.filter.q, reads })
      const url = toSelfUrl(request, toBaseUrl(request, publicUrl))
      reply.header('link', toLinkHeader(toPageLinks(url, page, list)))
      const answer = {
        ...page,
        entries: page.entries.map((card) => ({ ...toApiEntry(card), ...toMatch(matches.get(card.id)) })),
        next: page.next && toCursorText(page.next, list.sort),
        previous: page.previous && toCursorText(page.previous, list.sort),
      }
      if (!fields) return answer
      const entries = answer.entries.map((entry) => pickFields(entry, fields))
      return sendPart(reply, { ...answer, entries })
    },
  )
}

function registerEntry(app: FastifyInstance, { reads }: EntriesOptions): void {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/entries/:id',
    {
      ...JUDGED_BY_HANDLER,
      config: { answer: KEPT },
      schema: {
        operationId: 'findEntry',
        tags: ['Entries'],
        summary: 'One entry in full',
        params: Type.Object({ id: Type.String({ description: 'Id of an entry.' }) }),
        querystring: FieldsQuery,
        response: { 200: refTo(EntryDetailSchema), ...problems(400, 404) },
      },
    },
    async (request, reply) => {
      const fields = readFields(request.query, EntryDetailSchema)
      const entry = await reads.findEntry(request.params.id)
      if (!entry) throw new AppError('not-found', `There is no entry ${request.params.id}.`)
      const answer = toApiEntryDetail(entry)
      return fields ? sendPart(reply, pickFields(answer, fields)) : answer
    },
  )
}

function toMatch(match: EntryMatch | undefined): { match?: EntryMatch } {
  return match ? { match } : {}
}

/** Sends what has not all fields that the schema of the answer promises, so that its serialiser must not see it. */
function sendPart(reply: FastifyReply, part: object): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(part))
}
