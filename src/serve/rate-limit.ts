import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from './problem.ts'

const WINDOW_MS = 60_000
/** Clients whose counts are kept at the same time. */
const CLIENTS_MAX = 10_000
/** One customer of a provider holds at least a /64 of IPv6. */
const IPV6_PREFIX = 64
/** Asked by machines of the operator's own. */
const UNLIMITED = new Set(['/healthz', '/readyz', '/metrics'])

/** Limits requests of one client, known by its address (or network), and tells it how many are left. */
export async function registerRateLimit(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, {
    // Not by route, so that it stands before every other hook and counts unknown addresses and refused tokens too.
    global: false,
    max: perMinute,
    timeWindow: WINDOW_MS,
    cache: CLIENTS_MAX,
    ipv6Subnet: IPV6_PREFIX,
    allowList: (request) => UNLIMITED.has(request.routeOptions.url ?? ''),
    enableDraftSpec: true,
    errorResponseBuilder: (_request, { max, after }) =>
      new ProblemError({
        status: 429,
        code: 'rate-limited',
        detail: `More than ${max} requests in a minute. Try again in ${after}.`,
      }),
  })
  app.addHook('onRequest', app.rateLimit())
}
