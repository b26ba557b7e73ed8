import type { FastifyInstance, HTTPMethods } from 'fastify'
import { ProblemError } from './problem.ts'

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/**
 * Watches the routes that are added from now on; the function it gives back then refuses all other methods at their
 * addresses with 405 and Allow (RFC 9110 §15.5.6), before a body is read. Call it when every route stands.
 */
export function watchMethods(app: FastifyInstance): () => void {
  const methods = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    const address = url.length > 1 ? url.replace(/\/$/, '') : url
    const known = methods.get(address) ?? new Set()
    for (const one of [method].flat()) known.add(one)
    methods.set(address, known)
  })
  return () => {
    for (const [url, known] of [...methods]) {
      const refused = METHODS.filter((method) => !known.has(method))
      const allow = [...known, 'OPTIONS'].filter((one, index, all) => all.indexOf(one) === index).join(', ')
      if (url !== '*' && refused.length > 0) refuse(app, { url, refused, allow })
    }
  }
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
      const detail = `${request.method} is not possible here; this address takes ${allow}.`
      throw new ProblemError({ status: 405, code: 'method-not-allowed', detail })
    },
    handler: () => undefined,
  })
}
