import { type Description, mapValues, type Operation } from './add-examples.ts'

const integer = (description: string) => ({ description, schema: { type: 'integer' } })
const text = (description: string) => ({ description, schema: { type: 'string' } })

/** Headers of answers, described once and named elsewhere. */
const HEADERS = {
  'RateLimit-Limit': integer('Requests that one client may make in a minute.'),
  'RateLimit-Remaining': integer('How many of them are left.'),
  'RateLimit-Reset': integer('Seconds until all of them are back.'),
  'Retry-After': integer('Seconds after which to try again, where that is known.'),
  ETag: text('Changes only when the body does; send it as `If-None-Match` and get 304 while it stays.'),
  'Last-Modified': text('When the body changed last, where that is known; as `If-Modified-Since` likewise.'),
  Link: text('The pages around this one: `first`, `previous`, `next`, `last` (RFC 8288).'),
  Location: text('The address of what was added.'),
}
type HeaderName = keyof typeof HEADERS
const RATE: readonly HeaderName[] = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset']
const VALIDATORS: readonly HeaderName[] = ['ETag', 'Last-Modified']
/** Operations that answer a page of entries. */
const PAGED = new Set(['listEntries', 'findPaper'])

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
const UNREAD = { description: 'The request cannot be read; `errors` says what is wrong.', content: PROBLEM }
const TOO_LONG = { description: 'A part of the path is too long.', content: PROBLEM }
const AWAY = { description: 'The database or its disk does not answer; try again later.', content: PROBLEM }
const TOO_LARGE = { description: 'The body is too large.', content: PROBLEM }
const UNREAD_TYPE = { description: 'A body of this media type is not read here.', content: PROBLEM }
const TOO_OFTEN = { description: 'Too many requests in a minute.', content: PROBLEM }

/** The same document with what holds of many operations at once: rate, validators, and what may be refused anywhere. */
export function addConventions<T extends object>(document: T): T {
  const { paths = {}, components } = document as Description
  return {
    ...document,
    components: { ...components, headers: HEADERS },
    paths: mapValues(paths, (operations) => mapValues(operations, addTo)),
  }
}

function addTo(operation: Operation, method: string): Operation {
  const isLimited = !operation.tags?.includes('Health')
  const isHeld = method === 'get' && isLimited
  const isNamed = operation.parameters?.some((parameter) => parameter.in === 'path')
  const responses = {
    ...(isLimited && { 400: UNREAD, 503: AWAY }),
    ...(isNamed && { 414: TOO_LONG }),
    ...operation.responses,
    ...(isHeld && { 304: { description: 'The client has it already.' } }),
    ...(operation.requestBody && { 413: TOO_LARGE, 415: UNREAD_TYPE }),
    ...(isLimited && { 429: TOO_OFTEN }),
  }
  return {
    ...operation,
    responses: mapValues(responses, (response, status) => ({
      ...response,
      ...toHeaders(toNames(operation, { isLimited, isHeld, status: Number(status) })),
    })),
  }
}

interface Answering {
  /** Whether requests are counted. */
  isLimited: boolean
  /** Whether answers have ETags. */
  isHeld: boolean
  status: number
}

function toNames({ operationId = '' }: Operation, { isLimited, isHeld, status }: Answering): HeaderName[] {
  const isPage = status === 200 && PAGED.has(operationId)
  return [
    ...(isLimited ? RATE : []),
    ...(isHeld && (status === 200 || status === 304) ? VALIDATORS : []),
    ...(isPage ? (['Link'] as const) : []),
    ...(status === 201 ? (['Location'] as const) : []),
    ...(status === 429 || status === 503 ? (['Retry-After'] as const) : []),
  ]
}

function toHeaders(names: readonly HeaderName[]): object {
  if (names.length === 0) return {}
  return {
    headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])),
  }
}
