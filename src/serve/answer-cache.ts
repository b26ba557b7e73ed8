import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Reads } from '../store/reads.ts'
import { type Answer, chooseForm, type Form, toAnswer, toMemoryBytes } from './answer.ts'
import { type KeyOptions, toKey, toReaderKey } from './answer-key.ts'
import { QUEUED_MS_MAX, RENEWING_MS_MAX, toOverdueMs } from './answer-policy.ts'
import { type Rendering, type Trace, toState, toTrace } from './answer-state.ts'
import { createRenewals } from './renewals.ts'
import { toRenewalAddress } from './trusted-peers.ts'
import { type Version, type VersionWatch, watchVersion } from './version-watch.ts'

/** Memory for rendered answers with their compressed forms. */
const ANSWERS_BYTES_MAX = 64 * 2 ** 20
const ANSWERS_ROOM = { maxSize: ANSWERS_BYTES_MAX, sizeCalculation: toMemoryBytes }
/** Addresses remembered to have been asked for: an answer is worth its memory only when it is asked for again. */
const TRACES_MAX = 5_000
/** Before so much is hashed and compressed, others are answered. */
const LARGE_BYTES_MIN = 64 * 2 ** 10
/** Methods that change nothing. */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

export interface AnswerCacheOptions extends KeyOptions {
  reads: Pick<Reads, 'findVersion'>
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

interface Held {
  answers: LRUCache<string, Answer>
  traces: LRUCache<string, Trace>
  version: VersionWatch
  /** When data was last changed through this server, ms since the epoch. */
  writtenAt: number
  /** Asks as the client did, but of the framework. */
  render: (request: IncomingMessage) => Promise<unknown>
}

/**
 * Makes the cache of answers. Where the data has moved, an answer is served for a second after it was rendered, and while
 * it is rendered anew behind, for RENEWING_MS_MAX more: two seconds in all, five where many wait for their turn. Never so
 * to what comes after a change through this server: who wrote reads what was written. The entity tag is a hash of the body,
 * so it changes only when the content does. Kept are answers that were asked for before; those that set a cookie or fail
 * never are.
 */
export function createAnswerCache(options: AnswerCacheOptions): AnswerCache {
  const held: Held = {
    answers: new LRUCache(ANSWERS_ROOM),
    traces: new LRUCache({ max: TRACES_MAX }),
    version: watchVersion(options.reads, options.now),
    writtenAt: Number.NEGATIVE_INFINITY,
    render: async () => null,
  }
  return {
    find: createFind(held, options),
    register: (app) => {
      const inject = app.inject.bind(app)
      held.render = (request) => {
        const { url = '/', headers } = request
        return inject({ url, headers, remoteAddress: toRenewalAddress(options.peers.isPeerTrusted(request)) })
      }
      holdAnswers(app, held, options)
    },
  }
}

function createFind(held: Held, options: AnswerCacheOptions): AnswerCache['find'] {
  const { now } = options
  const { answers } = held
  const renewals = createRenewals<IncomingMessage>((request) => held.render(request))
  const toOverdue = (answer: Answer, { version }: Version) =>
    toOverdueMs(answer, { version, writtenAt: held.writtenAt, now: now() })

  const findNew = async (key: string, request: IncomingMessage) => {
    const old = answers.get(key)
    await renewals.now(key, request)
    const answer = answers.get(key)
    // Begun before data was changed, it is no answer to who changed it; however long it took, it is one to the others.
    if (answer && answer !== old && toOverdue(answer, await held.version.find()) < Number.POSITIVE_INFINITY) {
      return toKnown(answer, request)
    }
    // There is nothing any more at this address, or only a failure.
    if (answer === old) answers.delete(key)
    return null
  }

  return (request) => {
    let key = toKey(request, options)
    if (!answers.has(key)) key = toReaderKey(request, options)
    const answer = answers.get(key)
    if (!answer) return null
    return then(held.version.find(), (version) => {
      const overdueMs = toOverdue(answer, version)
      const graceMs = renewals.isAwaited(key) ? QUEUED_MS_MAX : RENEWING_MS_MAX
      if (overdueMs >= graceMs) return findNew(key, request)
      if (overdueMs >= 0) renewals.queue(key, request)
      return toKnown(answer, request)
    })
  }
}

function holdAnswers(app: FastifyInstance, held: Held, options: AnswerCacheOptions): void {
  const { now } = options
  const { answers, traces, version } = held
  const renderings = new WeakMap<FastifyRequest, Rendering>()
  app.addHook('onRequest', async (request) => {
    const policy = request.routeOptions.config.answer
    if (!policy) return
    const key = (policy.isForReader ? toReaderKey : toKey)(request.raw, options)
    renderings.set(request, { key, policy, startedAt: now(), version: await version.find() })
  })
  app.addHook('onSend', async (request, reply, payload) => {
    if (!SAFE_METHODS.has(request.method) && reply.statusCode < 400) {
      held.writtenAt = now()
      version.forget()
    }
    const rendering = renderings.get(request)
    const bytes = rendering && reply.statusCode === 200 ? toBytes(payload) : null
    if (!rendering || !bytes) return payload
    if (bytes.length >= LARGE_BYTES_MIN) await nextTurn()
    const previous = traces.get(rendering.key)
    const answer = toAnswer(reply, bytes, toState(rendering, bytes, { previous, now: now() }))
    traces.set(rendering.key, toTrace(answer))
    const form = await chooseForm(answer, request.headers)
    // Not before, so that nobody waits for the compression of what is rendered behind.
    if (previous && !reply.hasHeader('set-cookie')) hold(answers, rendering.key, answer)
    return fillReply(reply, form)
  })
}

/** Renderings of one address may overtake each other: the one that was begun last stays. */
function hold(answers: Held['answers'], key: string, answer: Answer): void {
  const held = answers.peek(key)
  if (!held || held.renderedAt <= answer.renderedAt) answers.set(key, answer)
}

function toKnown(answer: Answer, { headers }: IncomingMessage): KnownAnswer | Promise<KnownAnswer> {
  const { route } = answer
  return then(chooseForm(answer, headers), (form) => ({ form, route }))
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

/** Puts a form on a reply that is under way; gives the bytes to send. */
function fillReply(reply: FastifyReply, { status, headers, bytes }: Form): Buffer | Readable | null {
  for (let at = 0; at < headers.length; at += 2) reply.header(headers[at] ?? '', headers[at + 1])
  if (status === 200) return bytes
  reply.code(status).removeHeader('content-type').removeHeader('content-length')
  // No Content-Length of 0 in a 304 (RFC 9110 §8.6); the framework's HEAD hook leaves it out for streams only.
  return reply.request.method === 'HEAD' ? Readable.from([]) : null
}
