import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AnswerCache } from './answer-cache.ts'
import { type RateLimit, toRateHeaders } from './rate-limit.ts'

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
    if (isRead && !isClosing)
      void answer(first, request, response).then((isDone) => isDone || handle(request, response))
    else handle(request, response)
  })
}

/** Whether the request could be answered. What fails here fails again behind, where errors are answered. */
async function answer(
  { answers, limit, tell }: AnswerFirst,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const startedAt = performance.now()
  const allowance = limit.count(request)
  const known = allowance?.isExceeded ? null : await answers.find(request).catch(() => null)
  if (!known) return false
  const { form, route } = known
  const id = randomUUID()
  response.writeHead(form.status, [...form.headers, 'x-request-id', id, ...toRateHeaders(limit, allowance)])
  response.end(form.bytes)
  const { method = '', url = '' } = request
  tell({ id, method, url, route, status: form.status, ms: performance.now() - startedAt })
  return true
}

/** What the framework has answered. */
export function toAnswered({ id, method, url, routeOptions }: FastifyRequest, reply: FastifyReply): Answered {
  return {
    id,
    method,
    url,
    route: routeOptions.url ?? 'unknown',
    status: reply.statusCode,
    ms: reply.elapsedTime,
  }
}
