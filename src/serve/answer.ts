import { hash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply } from 'fastify'
import { isNotModified } from './conditional.ts'
import { chooseEncoding, type Encoding } from './media.ts'

/** Shorter answers gain nothing from compression. */
const ENCODE_BYTES_MIN = 1024
/** Good ratio at a few milliseconds for a page; the highest levels cost a hundred times that. */
const BROTLI_QUALITY = 5
/** Said of one request or one way of sending; everything else that was said when an answer was rendered goes with it. */
const UNKEPT_HEADERS = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'set-cookie',
  'transfer-encoding',
  'x-request-id',
])
/** What a 304 repeats (RFC 9110 §15.4.5), and who may read it; a cache keeps the rest from the answer that it has. */
const NOT_MODIFIED_HEADERS = [
  'access-control-allow-origin',
  'access-control-expose-headers',
  'cache-control',
  'etag',
  'vary',
]

/** One rendered answer with everything that was said with it. */
export interface Answer {
  bytes: Buffer
  /** With lower-case names. */
  headers: Record<string, string>
  etag: string
  /** The second since which it is as it is, ms since the epoch; a guess until it is over. */
  changedAt: number
  /** The same as HTTP date; null where it may not be stated yet. */
  lastModified: string | null
  /** Of the data that it was rendered from. */
  version: number
  /** When its rendering began, ms since the epoch. */
  renderedAt: number
  /** How old it may be while the data stays, ms. */
  agedMs: number
  /** Path of the route that rendered it. */
  route: string
  /** Ready to send; made when first asked for. */
  forms: Map<Encoding | 'plain' | 'unmodified', Form | Promise<Form>>
}

/** One way to send an answer. `headers` are names and values in turn, as Node takes them. */
export interface Form {
  status: 200 | 304
  headers: string[]
  bytes: Buffer | null
}

/** Takes an answer down as a route has just given it. */
export function toAnswer(
  reply: FastifyReply,
  bytes: Buffer,
  state: Omit<Answer, 'bytes' | 'headers' | 'route' | 'forms'>,
): Answer {
  const headers = toKeptHeaders(reply)
  headers.etag = state.etag
  if (state.lastModified !== null) headers['last-modified'] = state.lastModified
  const route = reply.request.routeOptions.url ?? ''
  return { ...state, route, bytes, headers, forms: new Map() }
}

function toKeptHeaders(reply: FastifyReply): Record<string, string> {
  const headers: Record<string, string> = { 'cache-control': 'no-cache' }
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (!UNKEPT_HEADERS.has(name) && value !== undefined) headers[name] = String(value)
  }
  headers.vary = headers.vary ? `${headers.vary}, accept-encoding` : 'accept-encoding'
  return headers
}

/**
 * The form that a request asks for: 304 where the client has it already, else compressed where the client can read it; at
 * once where it was made before.
 */
export function chooseForm(answer: Answer, asked: IncomingHttpHeaders): Form | Promise<Form> {
  const name = isNotModified(asked, answer) ? 'unmodified' : (chooseCoding(answer, asked) ?? 'plain')
  const known = answer.forms.get(name)
  if (known) return known
  // Kept before it is ready, so that requests that come meanwhile wait for it instead of doing it again.
  const making = toForm(answer, name).then((form) => {
    answer.forms.set(name, form)
    return form
  })
  answer.forms.set(name, making)
  return making
}

function chooseCoding({ bytes }: Answer, asked: IncomingHttpHeaders): Encoding | null {
  return bytes.length < ENCODE_BYTES_MIN ? null : chooseEncoding(asked['accept-encoding'])
}

async function toForm({ bytes, headers }: Answer, name: Encoding | 'plain' | 'unmodified'): Promise<Form> {
  if (name === 'unmodified') {
    const repeated = NOT_MODIFIED_HEADERS.flatMap((each) =>
      headers[each] === undefined ? [] : [each, headers[each]],
    )
    return { status: 304, headers: repeated, bytes: null }
  }
  const sent = name === 'plain' ? bytes : await compressors[name](bytes)
  const all = Object.entries({
    ...headers,
    ...(name !== 'plain' && { 'content-encoding': name }),
    'content-length': String(sent.length),
  })
  return { status: 200, headers: all.flat(), bytes: sent }
}

const compressors: Record<Encoding, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes) => promisify(gzip)(bytes),
}

/** Weak, because the compressed forms of an answer share it. */
export function toEtag(bytes: Buffer): string {
  return `W/"${hash('sha256', bytes, 'base64url').slice(0, 22)}"`
}

/** Room for the answer, its two compressed forms (together never larger than the plain one) and its headers. */
export function toMemoryBytes(answer: Answer): number {
  return answer.bytes.length * 2 + 4096
}
