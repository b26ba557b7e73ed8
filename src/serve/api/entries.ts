import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import type { EntryFilter, Reads } from '../../store/reads.ts'
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

export const entryListFields = {
  entries: Type.Array(refTo(EntrySchema)),
  total: Type.Integer({ description: 'Entries that match, on all pages.' }),
  page: nullable(Type.Integer({ description: 'Null where a cursor was followed.' })),
  pages: Type.Integer(),
  next: {
    ...TextOrNull,
    description: 'Cursor of the page after this one; null on the last and for `sort=relevance`.',
  },
  previous: { ...TextOrNull, description: 'Cursor of the page before this one.' },
}
const EntryListSchema = Type.Object(entryListFields)

export interface EntriesOptions {
  reads: Reads
  /** The vocabulary. */
  tags: readonly Tag[]
  publicUrl: string | null
  now: () => number
}

/** One page of the entries that a request asks for, within a filter of the place itself; its `Link` header is set. */
export async function listPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { reads, tags, publicUrl, now, filter }: EntriesOptions & { filter?: Partial<EntryFilter> },
) {
  const query = request.query as Record<string, unknown>
  const asked = toListRequest(query, { now: now(), limit: LIMIT_DEFAULT, tags })
  const list = { ...asked, filter: { ...asked.filter, ...filter } }
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
      const fields = readFields(request.query, EntrySchema)
      const answer = await listPage(request, reply, { reads, tags, publicUrl, now })
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
