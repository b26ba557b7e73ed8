import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { EntryCard } from '../../entry.ts'
import { AppError } from '../../errors.ts'
import type { EntryFilter, ListRequest, Reads } from '../../store/reads.ts'
import type { Tag } from '../../tag.ts'
import { KEPT } from '../answer-policy.ts'
import { toBaseUrl, toSelfUrl } from '../base-url.ts'
import { toCursorText } from '../cursor.ts'
import { FilterQuery, readList, refuseMistakes, toListRequest } from '../filter.ts'
import { type EntryMatch, findMatches } from '../find-matches.ts'
import { JUDGED_BY_HANDLER } from '../judged-by-handler.ts'
import { toLinkHeader, toPageLinks } from '../page-links.ts'
import { createQueryReader } from '../query-reader.ts'
import {
  EntryDetailPartSchema,
  EntryDetailSchema,
  EntryPartSchema,
  EntrySchema,
  toApiEntry,
  toApiEntryDetail,
} from './entry-schema.ts'
import { FieldsQuery, pickFields, readFields } from './fields.ts'
import { nullable, problems, refTo, TextOrNull } from './schema-parts.ts'
import { sendJson, toJsonBytes, toSchemaBytes } from './send-json.ts'

const LIMIT_DEFAULT = 20

export const entryListFields = {
  entries: Type.Array(refTo(EntrySchema)),
  total: Type.Integer({
    description:
      'Entries that match, on all pages; of lists narrowed in several ways about 50,000 are counted.',
  }),
  page: nullable(Type.Integer({ description: 'Null where a cursor was followed.' })),
  pages: Type.Integer(),
  next: {
    ...TextOrNull,
    description: 'Cursor of the page after this one; null on the last and for `sort=relevance`.',
  },
  previous: { ...TextOrNull, description: 'Cursor of the page before this one.' },
}
const EntryListSchema = Type.Object(
  { ...entryListFields, entries: Type.Array(Type.Union([refTo(EntrySchema), refTo(EntryPartSchema)])) },
  { description: 'A page of the list.' },
)

export interface EntriesOptions {
  reads: Reads
  /** The vocabulary. */
  tags: readonly Tag[]
  publicUrl: string | null
  now: () => number
}

/** A card of a page, with the words of a search in it. */
interface FoundCard {
  card: EntryCard
  match: EntryMatch | undefined
}

/** One page of the entries that a request asks for, within a filter of the place itself; its `Link` header is set. */
export async function listPage(
  request: FastifyRequest,
  reply: FastifyReply,
  options: EntriesOptions & { filter?: Partial<EntryFilter> },
) {
  const { now, tags, filter } = options
  const query = request.query as Record<string, unknown>
  const asked = toListRequest(query, { now: now(), limit: LIMIT_DEFAULT, tags })
  const list = { ...asked, filter: { ...asked.filter, ...filter } }
  const { cards, ...page } = await findPage(request, reply, { ...options, list })
  return { entries: cards.map(toFoundEntry), ...page }
}

async function findPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { reads, publicUrl, list }: EntriesOptions & { list: ListRequest },
) {
  const page = await reads.listEntries(list)
  const { entries, total, pages } = page
  const matches = await findMatches(entries, { q: list.filter.q, reads })
  const url = toSelfUrl(request, toBaseUrl(request, publicUrl))
  reply.header('link', toLinkHeader(toPageLinks(url, page, list)))
  return {
    cards: entries.map((card): FoundCard => ({ card, match: matches.get(card.id) })),
    total,
    page: page.page,
    pages,
    next: page.next && toCursorText(page.next, list.sort),
    previous: page.previous && toCursorText(page.previous, list.sort),
  }
}

/** `GET /entries` and `GET /entries/:id`. */
export function registerEntries(app: FastifyInstance, options: EntriesOptions): void {
  registerEntryList(app, options)
  registerEntry(app, options)
}

function registerEntryList(app: FastifyInstance, options: EntriesOptions): void {
  const writeEntry = createEntryWriter()
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
      const reader = createQueryReader(request.query as Record<string, unknown>)
      const fields = readFields(reader, EntrySchema)
      const list = readList(reader, { now: options.now(), limit: LIMIT_DEFAULT, tags: options.tags })
      refuseMistakes(reader)
      const { cards, ...page } = await findPage(request, reply, { ...options, list })
      const write = fields
        ? (found: FoundCard) => toJsonBytes(pickFields(toFoundEntry(found), fields))
        : (found: FoundCard) => writeEntry(reply, found)
      return sendJson(reply, writeList(cards.map(write), page))
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
        response: {
          200: Type.Union([refTo(EntryDetailSchema), refTo(EntryDetailPartSchema)], {
            description: 'The entry.',
          }),
          ...problems(400, 404),
        },
      },
    },
    async (request, reply) => {
      const reader = createQueryReader(request.query as Record<string, unknown>)
      const fields = readFields(reader, EntryDetailSchema)
      refuseMistakes(reader)
      const entry = await reads.findEntry(request.params.id)
      if (!entry) throw new AppError('not-found', `There is no entry ${request.params.id}.`)
      const answer = toApiEntryDetail(entry)
      const json = fields ? toJsonBytes(pickFields(answer, fields)) : toSchemaBytes(reply, DETAIL, answer)
      return sendJson(reply, json)
    },
  )
}

function toFoundEntry({ card, match }: FoundCard) {
  return { ...toApiEntry(card), ...(match && { match }) }
}

/**
 * Makes the function that writes entries as JSON. The store hands out the same card again while nothing changes; what was
 * written of one that no search marked is kept with it.
 */
function createEntryWriter(): (reply: FastifyReply, found: FoundCard) => Buffer {
  const written = new WeakMap<EntryCard, Buffer>()
  return (reply, found) => {
    const known = found.match ? undefined : written.get(found.card)
    if (known !== undefined) return known
    const json = toSchemaBytes(reply, CARD, toFoundEntry(found))
    if (!found.match) written.set(found.card, json)
    return json
  }
}

const CARD: Record<string, unknown> = { ...refTo(EntrySchema) }
const DETAIL: Record<string, unknown> = { ...refTo(EntryDetailSchema) }

const COMMA = Buffer.from(',')

/** `EntryListSchema` as JSON, its entries written already: bytes, so that nothing long is put together as text. */
function writeList(entries: readonly Buffer[], page: object): Buffer {
  const items = entries.flatMap((entry, at) => (at === 0 ? [entry] : [COMMA, entry]))
  const end = `],${JSON.stringify(page).slice(1)}`
  return Buffer.concat([Buffer.from('{"entries":['), ...items, Buffer.from(end)])
}
