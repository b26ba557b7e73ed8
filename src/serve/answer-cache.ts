import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Reads } from '../store/reads.ts'
import { type Answer, chooseForm, type Form, toAnswer, toEtag, toMemoryBytes } from './answer.ts'
import { toPlace } from './base-url.ts'
import { isForShow } from './media.ts'
import { toReaderWord } from './pages/preferences.ts'
import { RENEWAL_ADDRESS } from './rate-limit.ts'
import { type Version, watchVersion } from './version-watch.ts'

/** Memory for rendered answers with their compressed forms. */
const ANSWERS_BYTES_MAX = 64 * 2 ** 20
const ANSWERS_ROOM = { maxSize: ANSWERS_BYTES_MAX, sizeCalculation: toMemoryBytes }
/** Addresses remembered to have been asked for: an answer is worth its memory only when it is asked for again. */
const TRACES_MAX = 5_000
/** An answer is rendered at most this often, ms: a crawl moves the data many times a second. */
const RENEWED_MS_MIN = 1000
/** Meanwhile, and for this long after it grew too old, the answer at hand is sent, ms: nobody waits for what is asked often. */
const RENEWING_MS_MAX = 1000

/** How the answers of a GET route are held. */
export interface AnswerPolicy {
  /** How old an answer may be while the version of the data stays, ms. */
  agedMs: number
  /** Whether the version of the data also dates the answer: only then it has a Last-Modified. */
  isDated: boolean
  /** Whether the language and theme of the reader are part of it. */
  isForReader?: boolean
}

/** The answer follows from address and entries; what depends on the clock (`since=P7D`, "an hour ago") may be a minute old. */
export const KEPT: AnswerPolicy = { agedMs: 60_000, isDated: true }
/** The answer also tells what moves without the entries: the health of sources. */
export const SOON_OLD: AnswerPolicy = { agedMs: RENEWED_MS_MIN, isDated: false }

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set on a GET route that sends text: ETag, 304, compression, and reuse as the policy says. */
    answer?: AnswerPolicy
  }
}

/** Methods that change nothing. */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What is remembered of every answer: by it the next one tells whether anything changed. */
type Trace = Pick<Answer, 'etag' | 'lastModified' | 'version'>

/** A request whose answer is being rendered. */
interface Rendering {
  key: string
  policy: AnswerPolicy
  version: Version
}

export interface AnswerCacheOptions {
  reads: Pick<Reads, 'findVersion'>
  publicUrl: string | null
  now: () => number
}

/** The answers that are held in memory. */
export interface AnswerCache {
  /** The answer to a request in the form that it asks for, at once where all is known; null where one must be rendered. */
  find(request: IncomingMessage): KnownAnswer | null | Promise<KnownAnswer | null>
  /** Holds what routes with `config.answer` render, and gives it ETag, Last-Modified, 304 and compression. */
  register(app: FastifyInstance): void
}

export interface KnownAnswer {
  form: Form
  /** The route that rendered it. */
  route: string
}

/**
 * Makes the cache of answers. Where the data has moved, an answer is served for RENEWED_MS_MIN after it was rendered, and
 * while it is rendered anew behind, for RENEWING_MS_MAX more: two seconds in all. Never so to what comes after a change
 * through this server: who wrote reads what was written. The entity tag is a hash of the body, so it changes only when the
 * content does. Kept are answers that were asked for before; those that set a cookie or fail never are.
 */
export function createAnswerCache({ reads, publicUrl, now }: AnswerCacheOptions): AnswerCache {
  const answers = new LRUCache<string, Answer>(ANSWERS_ROOM)
  const traces = new LRUCache<string, Trace>({ max: TRACES_MAX })
  const version = watchVersion(reads, now)
  let writtenAt = Number.NEGATIVE_INFINITY
  let renew = (_request: IncomingMessage) => {}

  const find = (request: IncomingMessage) => {
    const answer = answers.get(toKey(request, publicUrl)) ?? answers.get(toReaderKey(request, publicUrl))
    if (!answer) return null
    return then(version.find(), (current) => {
      const overdueMs = toOverdueMs(answer, { version: current.version, writtenAt, now: now() })
      if (overdueMs >= RENEWING_MS_MAX) return null
      if (overdueMs >= 0 && !answer.isRenewing) {
        answer.isRenewing = true
        renew(request)
      }
      const { route } = answer
      return then(chooseForm(answer, request.headers), (form) => ({ form, route }))
    })
  }

  const register = (app: FastifyInstance) => {
    const renderings = new WeakMap<FastifyRequest, Rendering>()
    const inject = app.inject.bind(app)
    // What fails is told to whoever asks next.
    renew = ({ url = '/', headers }) =>
      void inject({ url, headers, remoteAddress: RENEWAL_ADDRESS }).catch(() => {})
    app.addHook('onRequest', async (request) => {
      const policy = request.routeOptions.config.answer
      if (!policy) return
      const key = (policy.isForReader ? toReaderKey : toKey)(request.raw, publicUrl)
      renderings.set(request, { key, policy, version: await version.find() })
    })
    app.addHook('onSend', async (request, reply, payload) => {
      if (!SAFE_METHODS.has(request.method) && reply.statusCode < 400) {
        writtenAt = now()
        version.forget()
      }
      const rendering = renderings.get(request)
      const bytes = rendering && reply.statusCode === 200 ? toBytes(payload) : null
      if (!rendering || !bytes) return payload
      const previous = traces.get(rendering.key)
      const answer = toAnswer(reply, bytes, toState(rendering, bytes, { previous, now: now() }))
      if (previous && !reply.hasHeader('set-cookie')) answers.set(rendering.key, answer)
      traces.set(rendering.key, toTrace(answer))
      return fillReply(reply, await chooseForm(answer, request.headers))
    })
  }
  return { find, register }
}

/** Goes on with a value, at once where it is there already: a promise for each of many requests costs more than the rest. */
function then<T, U>(value: T | Promise<T>, next: (value: T) => U | Promise<U>): U | Promise<U> {
  return value instanceof Promise ? value.then(next) : next(value)
}

/** What is sent in one piece; null for a stream. */
function toBytes(payload: unknown): Buffer | null {
  if (typeof payload === 'string') return Buffer.from(payload)
  return Buffer.isBuffer(payload) ? payload : null
}

function toTrace({ etag, lastModified, version }: Answer): Trace {
  return { etag, lastModified, version }
}

/** What an answer stands under that is the same for everybody, but that browsers get feeds under another type. */
function toKey(request: IncomingMessage, publicUrl: string | null): string {
  return `${publicUrl ?? toPlace(request)} ${request.url} ${isForShow(request.headers.accept) ? 'shown' : 'read'}`
}

/** What an answer stands under that depends on the reader, beside those that do not. */
function toReaderKey(request: IncomingMessage, publicUrl: string | null): string {
  return `${toKey(request, publicUrl)} ${toReaderWord(request.headers)}`
}

/** How long ago an answer grew too old, ms; negative: it is still good. */
function toOverdueMs(
  answer: Answer,
  { version, writtenAt, now }: { version: number; writtenAt: number; now: number },
): number {
  const isCurrent = answer.version === version
  if (!isCurrent && answer.renderedAt <= writtenAt) return Number.POSITIVE_INFINITY
  return now - answer.renderedAt - (isCurrent ? answer.agedMs : RENEWED_MS_MIN)
}

/** What is known of a new answer besides its bytes. One that came out the same as the last keeps its date. */
function toState(
  { policy, version: { version, changedAt } }: Rendering,
  bytes: Buffer,
  { previous, now }: { previous: Trace | undefined; now: number },
) {
  const etag = toEtag(bytes)
  const date = new Date(previous?.version === version ? now : changedAt).toUTCString()
  const lastModified = previous?.etag === etag ? previous.lastModified : date
  return {
    etag,
    lastModified: policy.isDated ? lastModified : null,
    version,
    renderedAt: now,
    agedMs: policy.agedMs,
  }
}

/** Puts a form on a reply that is under way; gives the bytes to send. */
function fillReply(reply: FastifyReply, { status, headers, bytes }: Form): Buffer | Readable | null {
  for (let at = 0; at < headers.length; at += 2) reply.header(headers[at] ?? '', headers[at + 1])
  if (status === 200) return bytes
  reply.code(status).removeHeader('content-type').removeHeader('content-length')
  // No Content-Length of 0 in a 304 (RFC 9110 §8.6); the framework's HEAD hook leaves it out for streams only.
  return reply.request.method === 'HEAD' ? Readable.from([]) : null
}
