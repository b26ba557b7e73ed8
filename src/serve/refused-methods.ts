import type { FastifyInstance, FastifyReply, HTTPMethods } from 'fastify'
import { type Problem, ProblemError, toProblem } from './problem.ts'

/** Methods that some address here takes, beside OPTIONS. */
export const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/** What the addresses here take. */
export interface MethodWatch {
  /** The methods of an address, as Allow names them; null where nothing is. */
  findAllow(url: string): string | null
  /** Refuses all other methods at every address with 405 and Allow (RFC 9110 §15.5.6), before a body is read. */
  refuseOthers(): void
}

/** Watches the routes that are added from now on; ask it when every route stands. */
export function watchMethods(app: FastifyInstance): MethodWatch {
  const methods = new Map<string, Set<string>>()
  let isComplete = false
  let patterns: readonly (readonly [RegExp, string])[] | undefined
  app.addHook('onRoute', ({ url, method }) => {
    if (url === '*' || isComplete) return
    const address = toAddress(url)
    const known = methods.get(address) ?? new Set()
    for (const one of [method].flat()) known.add(one)
    methods.set(address, known)
  })
  return {
    findAllow: (url) => {
      const address = toAddress(url)
      if (address === '*') return [...METHODS, 'OPTIONS'].join(', ')
      const exact = methods.get(address)
      if (exact) return toAllow(exact)
      patterns ??= toPatterns(methods)
      return patterns.find(([pattern]) => pattern.test(address))?.[1] ?? null
    },
    refuseOthers: () => {
      isComplete = true
      for (const [url, known] of methods) {
        const refused = METHODS.filter((method) => !known.has(method))
        if (refused.length > 0) refuse(app, { url, refused, allow: toAllow(known) })
      }
    },
  }
}

/** Answers OPTIONS with what an address takes; preflights of browsers are answered before. */
export function answerOptions(app: FastifyInstance, { findAllow }: Pick<MethodWatch, 'findAllow'>): void {
  app.addHook('onRequest', async (request, reply): Promise<FastifyReply | undefined> => {
    if (request.method !== 'OPTIONS') return
    const allow = findAllow(request.url)
    if (allow !== null) return reply.code(204).header('allow', allow).send()
    reply.callNotFound()
    return reply
  })
}

/** What somebody is told who asks with a method that an address does not take. */
export function toMethodProblem(method: string, allow: string): Problem {
  const detail = `${method} is not possible here; this address takes ${allow}.`
  return toProblem({ status: 405, code: 'method-not-allowed', detail })
}

function refuse(
  app: FastifyInstance,
  { url, refused, allow }: { url: string; refused: HTTPMethods[]; allow: string },
): void {
  app.route({
    url,
    method: refused,
    schema: { hide: true },
    exposeHeadRoute: false,
    onRequest: async (request, reply) => {
      reply.header('allow', allow)
      throw new ProblemError(toMethodProblem(request.method, allow))
    },
    handler: () => undefined,
  })
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
