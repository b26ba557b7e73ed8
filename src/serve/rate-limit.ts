import type { IncomingMessage } from 'node:http'
import proxyAddress from '@fastify/proxy-addr'
import type { FastifyInstance } from 'fastify'
import ipaddr from 'ipaddr.js'
import { LRUCache } from 'lru-cache'
import { ProblemError } from './problem.ts'
import { isRenewal, type TrustedPeers } from './trusted-peers.ts'

const WINDOW_MS = 60_000
/** Clients whose counts are kept at the same time. */
const CLIENTS_MAX = 10_000
/** One customer of a provider holds at least a /64 of IPv6: these bytes of an address name it. */
const IPV6_BYTES = 8
/** Asked by machines of the operator's own. */
const UNLIMITED = /^\/(?:healthz|readyz|metrics)\/?(?:\?|$)/

/** Requests of one client since `startedAt`, ms since the epoch. */
interface Window {
  startedAt: number
  count: number
}

/** What a request is told of its client's rate; null: it is not limited. */
export type Allowance = { remaining: number; resetSeconds: number; isExceeded: boolean } | null

/** What a request was told is kept on it: a map of all requests would cost more than the counting. */
const ALLOWANCE = Symbol('allowance')
type Counted = IncomingMessage & { [ALLOWANCE]?: Allowance }

export interface RateLimit {
  perMinute: number
  /** Counts a request, once however often it is asked. */
  count(request: IncomingMessage): Allowance
}

export interface RateLimitOptions {
  perMinute: number
  /** Proxies that may say who the client is. */
  peers: TrustedPeers
  now: () => number
}

/**
 * Counts requests by client, known by its address or network, in windows of a minute. Our own, since the framework's
 * runs only after the place where answers are sent from memory.
 */
export function createRateLimit({ perMinute, peers, now }: RateLimitOptions): RateLimit {
  const windows = new LRUCache<string, Window>({ max: CLIENTS_MAX })

  const countAnew = (request: IncomingMessage): Allowance => {
    if (UNLIMITED.test(request.url ?? '') || isRenewal(request)) return null
    const client = toNetwork(toAddress(request, peers))
    const at = now()
    let window = windows.get(client)
    if (!window || window.startedAt + WINDOW_MS <= at) {
      window = { startedAt: at, count: 0 }
      windows.set(client, window)
    }
    window.count += 1
    return {
      remaining: Math.max(0, perMinute - window.count),
      resetSeconds: Math.ceil((window.startedAt + WINDOW_MS - at) / 1000),
      isExceeded: window.count > perMinute,
    }
  }

  return {
    perMinute,
    count: (request: Counted) => {
      if (request[ALLOWANCE] === undefined) request[ALLOWANCE] = countAnew(request)
      return request[ALLOWANCE]
    },
  }
}

/** Who sent a request: the other end of the connection, or whom the proxies there name. */
function toAddress(request: IncomingMessage, { isTrusted, isPeerTrusted }: TrustedPeers): string {
  return isPeerTrusted(request) ? proxyAddress(request, isTrusted) : (request.socket.remoteAddress ?? '')
}

/** An address as some proxies name it: with the port, and then IPv6 in brackets. */
const WITH_PORT = /^(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)$/

function toNetwork(named: string): string {
  const [, ipv6, ipv4] = WITH_PORT.exec(named) ?? []
  const address = ipv6 ?? ipv4 ?? named
  if (!address.includes(':') || !ipaddr.isValid(address)) return address
  const bytes = ipaddr.process(address).toByteArray()
  return bytes.length > 4 ? bytes.slice(0, IPV6_BYTES).join('.') : bytes.join('.')
}

/** The headers that tell a client its rate, names and values in turn. */
export function toRateHeaders({ perMinute }: RateLimit, allowance: Allowance): string[] {
  if (!allowance) return []
  const { remaining, resetSeconds } = allowance
  return [
    'ratelimit-limit',
    String(perMinute),
    'ratelimit-remaining',
    String(remaining),
    'ratelimit-reset',
    String(resetSeconds),
  ]
}

/** Tells every client its rate and refuses those who ask too often. Register it after the headers that every answer has. */
export function registerRateLimit(app: FastifyInstance, limit: RateLimit): void {
  app.addHook('onRequest', async ({ raw }, reply) => {
    const allowance = limit.count(raw)
    const headers = toRateHeaders(limit, allowance)
    for (let at = 0; at < headers.length; at += 2) reply.header(headers[at] ?? '', headers[at + 1])
    if (!allowance?.isExceeded) return
    reply.header('retry-after', String(allowance.resetSeconds))
    throw new ProblemError({
      status: 429,
      code: 'rate-limited',
      detail: `More than ${limit.perMinute} requests in a minute. Try again in ${allowance.resetSeconds} seconds.`,
    })
  })
}
