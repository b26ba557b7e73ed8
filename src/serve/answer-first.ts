import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AnswerCache, KnownAnswer } from './answer-cache.ts'
import { isHostMissing } from './early-refusals.ts'
import { type Allowance, type RateLimit, toRateHeaders } from './rate-limit.ts'

/** A request that was answered. */
export interface Answered {
  /** As the client was told it in `X-Request-Id`. */
  id: string
  method: string
  /** The address as it was asked for. */
  url: string
  /** Path of the route, so that the number of different ones is bounded. */
  route: string
  status: number
  ms: number
}

export interface AnswerFirst {
  answers: AnswerCache
  limit: RateLimit
  tell: (answered: Answered) => void
}

/**
 * Answers from memory what stands there, with the headers that were sent when it was rendered, before the framework sees
 * the request: its routing and hooks cost more than all of this. Everything else goes to the framework, refusals of the
 * rate limit included, and so does all once the server closes, since the framework knows how to hang up. Where a name
 * stands for several addresses (`localhost`), the further servers that the framework opens for them do without.
 */
export function answerFirst(app: FastifyInstance, first: AnswerFirst): void {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  const handlers = app.server.listeners('request') as RequestListener[]
  const handle: RequestListener = (request, response) => {
    for (const handler of handlers) handler(request, response)
  }
  app.server.removeAllListeners('request')
  app.server.on('request', (request, response) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead || isClosing || isHostMissing(request)) return handle(request, response)
    const asked = { request, response, startedAt: performance.now(), allowance: first.limit.count(request) }
    const answer = (known: KnownAnswer | null) =>
      known ? send(first, asked, known) : handle(request, response)
    const known = find(first, asked)
    if (known instanceof Promise) known.then(answer, () => answer(null))
    else answer(known)
  })
}

interface Asked {
  request: IncomingMessage
  response: ServerResponse
  startedAt: number
  allowance: Allowance
}

/** What stands in memory. What fails here fails again behind, where errors are answered. */
function find({ answers }: AnswerFirst, { request, allowance }: Asked): ReturnType<AnswerCache['find']> {
  try {
    return allowance?.isExceeded ? null : answers.find(request)
  } catch {
    return null
  }
}

function send({ limit, tell }: AnswerFirst, asked: Asked, { form, route }: KnownAnswer): void {
  const { request, response, startedAt, allowance } = asked
  const id = randomUUID()
  response.writeHead(form.status, [...form.headers, 'x-request-id', id, ...toRateHeaders(limit, allowance)])
  response.end(form.bytes)
  const { method = '', url = '' } = request
  tell({ id, method, url, route, status: form.status, ms: performance.now() - startedAt })
}

/** What the framework has answered. */
export function toAnswered(request: FastifyRequest, reply: FastifyReply): Answered {
  const { id, method, originalUrl: url, routeOptions } = request
  return {
    id,
    method,
    url,
    route: routeOptions.url ?? 'unknown',
    status: reply.statusCode,
    ms: reply.elapsedTime,
  }
}
