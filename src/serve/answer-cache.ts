import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Reads } from '../store/reads.ts'
import { toBaseUrl } from './base-url.ts'
import { isNotModified } from './conditional.ts'
import { chooseEncoding, type Encoding } from './media.ts'

/** Memory for rendered answers with their compressed forms. */
const ANSWERS_BYTES_MAX = 64 * 2 ** 20
/** What depends on the clock (`since=P7D`, "an hour ago") may be this old. */
const ANSWER_AGE_MS_MAX = 60_000
/** Shorter answers gain nothing from compression. */
const ENCODE_BYTES_MIN = 1024
/** Good ratio at a few milliseconds for a page; the highest levels cost a hundred times that. */
const BROTLI_QUALITY = 5
/** What a route may say about its answer and is repeated with it. */
const KEPT_HEADERS = [
  'content-type',
  'content-language',
  'content-disposition',
  'link',
  'cache-control',
  'vary',
]

/** How the answers of a GET route are held. */
export interface AnswerPolicy {
  /** Rendered once for each state of the entries; else every time, for what moves without them (health of sources). */
  isKept: boolean
  /** What else than address, host and data the answer depends on, as one word: a language, a theme. */
  variant?: (request: FastifyRequest) => string
}

/** The answer follows from address and entries alone. */
export const KEPT: AnswerPolicy = { isKept: true }
/** The answer is rendered every time, but still carries an ETag and may be 304. */
export const FRESH: AnswerPolicy = { isKept: false }

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set on a GET route that sends text: ETag, 304, compression, and reuse as the policy says. */
    answer?: AnswerPolicy
  }
}

interface Answer {
  body: string
  headers: Record<string, string>
  etag: string
  lastModified: string | null
  version: number
  renderedAt: number
  encoded: Map<Encoding, Promise<Buffer>>
}

/** What a request is about, between its hooks. `answer` once it is known. */
interface Visit {
  key: string
  policy: AnswerPolicy
  version: { version: number; changedAt: number }
  answer: Answer | null
}

export interface AnswerCacheOptions {
  reads: Pick<Reads, 'findVersion'>
  publicUrl: string | null
  now: () => number
}

/**
 * Adds ETag, Last-Modified, 304 and compression to every GET route with `config.answer`, and answers from memory while
 * the data has not moved. The entity tag is a hash of the body, so it changes only when the content does, on whatever
 * path. Answers that set a cookie or fail are never kept. Register it after the hooks that every answer must pass.
 */
export function registerAnswerCache(
  app: FastifyInstance,
  { reads, publicUrl, now }: AnswerCacheOptions,
): void {
  const answers = new LRUCache<string, Answer>({ maxSize: ANSWERS_BYTES_MAX, sizeCalculation: toBytes })
  const visits = new WeakMap<FastifyRequest, Visit>()

  app.addHook('onRequest', async (request, reply) => {
    const policy = request.routeOptions.config.answer
    if (!policy) return
    const variant = policy.variant?.(request) ?? ''
    const key = `${toBaseUrl(request, publicUrl)}\n${request.url}\n${variant}`
    const version = await reads.findVersion()
    const known = policy.isKept ? answers.get(key) : undefined
    const isCurrent = known?.version === version.version && now() - known.renderedAt < ANSWER_AGE_MS_MAX
    visits.set(request, { key, policy, version, answer: known && isCurrent ? known : null })
    if (known && isCurrent) await reply.headers(known.headers).send(known.body)
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const visit = visits.get(request)
    if (!visit || reply.statusCode !== 200 || typeof payload !== 'string') return payload
    const answer = visit.answer ?? toAnswer(visit, { body: payload, reply })
    return finish(answer, request, reply)
  })

  function toAnswer(visit: Visit, { body, reply }: { body: string; reply: FastifyReply }): Answer {
    const { key, policy, version } = visit
    const previous = answers.get(key)
    const etag = toEtag(body)
    const changedAt = previous && previous.version === version.version ? now() : version.changedAt
    const lastModified = previous?.etag === etag ? previous.lastModified : new Date(changedAt).toUTCString()
    const answer: Answer = {
      body,
      headers: toKeptHeaders(reply),
      etag,
      lastModified: policy.isKept ? lastModified : null,
      version: version.version,
      renderedAt: now(),
      encoded: new Map(),
    }
    if (policy.isKept && !reply.hasHeader('set-cookie')) answers.set(key, answer)
    return answer
  }
}

/** Sets the headers of an answer and gives the bytes to send: none for 304, compressed where the client can read it. */
async function finish(
  answer: Answer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string | Buffer | Readable | null> {
  reply.headers(answer.headers).header('etag', answer.etag)
  if (answer.lastModified !== null) reply.header('last-modified', answer.lastModified)
  if (isNotModified(request.headers, answer)) {
    reply.code(304).removeHeader('content-type').removeHeader('content-length')
    // No Content-Length of 0 in a 304 (RFC 9110 §8.6); the framework's HEAD hook leaves it out for streams only.
    return request.method === 'HEAD' ? Readable.from([]) : null
  }
  const encoding = chooseEncoding(request.headers['accept-encoding'])
  if (!encoding || answer.body.length < ENCODE_BYTES_MIN) return answer.body
  const bytes = await encode(answer, encoding)
  reply.header('content-encoding', encoding).removeHeader('content-length')
  return bytes
}

const compressors: Record<Encoding, (body: string) => Promise<Buffer>> = {
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body) => promisify(gzip)(body),
}

/** Compresses an answer once for each coding, also for requests that come while it is at it. */
function encode(answer: Answer, encoding: Encoding): Promise<Buffer> {
  const known = answer.encoded.get(encoding)
  if (known) return known
  const encoded = compressors[encoding](answer.body)
  answer.encoded.set(encoding, encoded)
  return encoded
}

function toKeptHeaders(reply: FastifyReply): Record<string, string> {
  const headers: Record<string, string> = { 'cache-control': 'no-cache' }
  for (const name of KEPT_HEADERS) {
    const value = reply.getHeader(name)
    if (value !== undefined) headers[name] = String(value)
  }
  headers.vary = headers.vary ? `${headers.vary}, accept-encoding` : 'accept-encoding'
  return headers
}

/** Weak, because the compressed forms of an answer share it. */
function toEtag(body: string): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
}

/** UTF-16 at most, and room for the two compressed forms. */
function toBytes(answer: Answer): number {
  return answer.body.length * 4 + 1024
}
