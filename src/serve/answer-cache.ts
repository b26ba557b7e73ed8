import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Reads } from '../store/reads.ts'
import { type Answer, finishAnswer, toBytes, toEtag, toKeptHeaders } from './answer.ts'
import { toBaseUrl } from './base-url.ts'

/** Memory for rendered answers with their compressed forms. */
const ANSWERS_BYTES_MAX = 64 * 2 ** 20
/** What depends on the clock (`since=P7D`, "an hour ago") may be this old. */
const ANSWER_AGE_MS_MAX = 60_000

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
    return finishAnswer(answer, request, reply)
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
