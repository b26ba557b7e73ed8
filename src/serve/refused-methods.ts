import type { FastifyInstance, FastifyReply, HTTPMethods } from 'fastify'
import { type Problem, ProblemError, toProblem } from './problem.ts'

/** Methods that some address here takes, beside OPTIONS. */
const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/** The methods of an address, as Allow names them; null where nothing is. */
export type FindAllow = (url: string) => string | null

/** Watches the routes that are added from now on; ask it when every route stands. */
export function watchMethods(app: FastifyInstance): FindAllow {
  const methods = new Map<string, Set<string>>()
  let patterns: readonly (readonly [RegExp, string])[] | undefined
  app.addHook('onRoute', ({ url, method }) => {
    if (url === '*') return
    const address = toAddress(url)
    const known = methods.get(address) ?? new Set()
    for (const one of [method].flat()) known.add(one)
    methods.set(address, known)
  })
  return (url) => {
    const address = toAddress(url)
    if (address === '*') return [...METHODS, 'OPTIONS'].join(', ')
    const exact = methods.get(address)
    if (exact) return toAllow(exact)
    patterns ??= toPatterns(methods)
    return patterns.find(([pattern]) => pattern.test(address))?.[1] ?? null
  }
}

/**
 * Answers OPTIONS with what an address takes, and refuses what it does not take with 405 and Allow (RFC 9110 §15.5.6),
 * before a body is read. Preflights of browsers are answered before.
 */
export function answerOtherMethods(app: FastifyInstance, findAllow: FindAllow): void {
  app.addHook('onRequest', async ({ method, url, is404 }, reply): Promise<FastifyReply | undefined> => {
    const isAsked = method === 'OPTIONS'
    if (!isAsked && !is404) return
    const allow = findAllow(url)
    if (isAsked && allow !== null) return reply.code(204).header('allow', allow).send()
    if (isAsked) {
      reply.callNotFound()
      return reply
    }
    if (allow === null || allow.split(', ').includes(method)) return
    reply.header('allow', allow)
    throw new ProblemError(toMethodProblem(method, allow))
  })
}

function toMethodProblem(method: string, allow: string): Problem {
  const detail = `${method} is not possible here; this address takes ${allow}.`
  return toProblem({ status: 405, code: 'method-not-allowed', detail })
}

/** The path of a request or a route, without the slash at its end. */
function toAddress(url: string): string {
  const [path = ''] = url.split('?')
  return path.length > 1 ? path.replace(/\/$/, '') : path
}

function toAllow(known: ReadonlySet<string>): string {
  return [...new Set([...known, 'OPTIONS'])].join(', ')
}

/** What a part of a route's address takes, by its first sign; all others stand for themselves. */
const PARTS: Record<string, string> = { ':': '[^/]+', '*': '.*' }

/** Addresses with parameters as the router matches them; those that take in whatever follows come last. */
function toPatterns(methods: ReadonlyMap<string, ReadonlySet<string>>): [RegExp, string][] {
  const addresses = [...methods].filter(([address]) => /[:*]/.test(address))
  const sorted = addresses.sort(([a], [b]) => Number(a.includes('*')) - Number(b.includes('*')))
  return sorted.map(([address, known]) => {
    const parts = address.split(/(:\w+|\*)/).map((part) => PARTS[part.charAt(0)] ?? RegExp.escape(part))
    return [new RegExp(`^${parts.join('')}$`), toAllow(known)]
  })
}
