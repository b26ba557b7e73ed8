import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import type { HubCalls, Subscription } from '../../subscription.ts'
import { ProblemError } from '../problem.ts'
import { isSigned } from './is-signed.ts'
import { limitBodies } from './limit-bodies.ts'
import { readHubQuery } from './read-hub-query.ts'

/** As much as is read of a document when we fetch it ourselves, bytes. */
const DELIVERY_BYTES_MAX = 10 * 1024 * 1024

export interface WebsubOptions {
  /** The subscription behind an address, or null. */
  find: (id: string) => Promise<Subscription | null>
  calls: HubCalls
  /** A delivery must be there within this, ms (default: `20000`). */
  bodyMs?: number
}

/**
 * `/websub/:id`, what hubs call (WebSub, W3C Recommendation 2018): they verify what we asked for (§5.3), deny it (§5.2),
 * and bring what is new (§7). An address that we told no hub is 404 before a body is read, and is never redirected.
 */
export async function registerWebsub(app: FastifyInstance, options: WebsubOptions): Promise<void> {
  await app.register(async (hub) => {
    const known = new WeakMap<FastifyRequest, Subscription>()
    hub.removeAllContentTypeParsers()
    // The signature is over the bytes as they come, whatever they claim to be.
    hub.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    hub.addHook('onRequest', async (request) => {
      const { id } = request.params as { id: string }
      const subscription = await options.find(id)
      if (!subscription) throw refuse()
      known.set(request, subscription)
    })
    const route = { schema: { hide: true }, compress: false } as const

    hub.get('/websub/:id', { ...route, exposeHeadRoute: false }, async (request, reply) => {
      const answer = await answerHub(options.calls, request)
      if (answer === null) throw refuse()
      return reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(answer)
    })

    hub.post(
      '/websub/:id',
      { ...route, bodyLimit: DELIVERY_BYTES_MAX, ...limitBodies(options.bodyMs) },
      async (request, reply) => take(options.calls, { request, reply, subscription: known.get(request) }),
    )
  })
}

/** What the hub is to hear: the challenge for what we asked for, nothing much for a denial; null: we asked for nothing of the kind. */
async function answerHub(calls: HubCalls, request: FastifyRequest): Promise<string | null> {
  const { id } = request.params as { id: string }
  const query = readHubQuery(request.query as Record<string, unknown>)
  if (query === null) return null
  if (query.mode === 'denied') return (await calls.deny(id, query)) ? '' : null
  return (await calls.confirm(id, query)) ? query.challenge : null
}

/**
 * A wrong signature is acknowledged like a right one, so that nobody can find one by trying (§7.1). Whoever sends to what
 * we let go is told so (410).
 */
async function take(
  calls: HubCalls,
  {
    request,
    reply,
    subscription,
  }: { request: FastifyRequest; reply: FastifyReply; subscription: Subscription | undefined },
): Promise<FastifyReply> {
  if (!subscription) throw refuse()
  const { id, secret, state } = subscription
  if (state === 'leaving') {
    throw new ProblemError({ status: 410, code: 'gone', detail: 'This is not wanted any more.' })
  }
  // A copy with a buffer of its own, to be handed to another thread.
  const body = new Uint8Array((request.body as Buffer | undefined) ?? [])
  const signature = [request.headers['x-hub-signature']].flat()[0]
  if (isSigned(body, signature, secret)) {
    await calls.deliver(id, { contentType: request.headers['content-type'] ?? null, body })
  } else await calls.drop(id)
  return reply.code(202).header('cache-control', 'no-store').send()
}

function refuse(): AppError {
  return new AppError('not-found', 'Nothing of the kind was asked for.')
}
