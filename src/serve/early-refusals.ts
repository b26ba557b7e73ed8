import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, type Mistake } from '../errors.ts'
import { ProblemError } from './problem.ts'
import { toRefusal } from './query-reader.ts'

/** What is refused before any hook runs, with the reason, until the hooks have run. */
const refusals = new WeakMap<IncomingMessage, Error>()

/** Of a name of a parameter that cannot be read, characters. */
const NAME_CHARACTERS_SHOWN = 60

/** Where nothing is: what has no address that can be read goes there. */
const NOWHERE = 'unreadable'

/**
 * Refuses an address that the router cannot read. The framework would answer past all hooks; sent round once more, the
 * refusal counts against the rate and has the headers that every answer has.
 */
export function refuseAddress(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const { raw } = request
  Object.assign(raw, { originalUrl: raw.url })
  raw.url = raw.url?.startsWith('/api/') ? `/api/${NOWHERE}` : `/${NOWHERE}`
  refusals.set(raw, error)
  request.server.routing(raw, reply.raw)
}

/** Makes Node leave to us what it would refuse without a word: register it after all that every answer has. */
export function registerEarlyRefusals(app: FastifyInstance): void {
  app.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    const detail = 'The header Expect may only be 100-continue.'
    refusals.set(request, new ProblemError({ status: 417, code: 'expectation-failed', detail }))
    app.routing(request, response)
  })
  app.addHook('onRequest', async ({ raw }) => {
    const refusal = refusals.get(raw)
    if (refusal) throw refusal
    const broken = findBroken(raw.url?.replace(/^[^?]*\??/, '') ?? '')
    if (broken.length > 0) throw toRefusal(broken)
    if (isHostMissing(raw))
      throw new AppError('invalid', NO_HOST, { mistakes: [{ where: 'host', detail: NO_HOST }] })
  })
}

/** Parameters of a query whose name or value is no UTF-8, percent-encoded: whatever were made of them, it was not meant. */
function findBroken(query: string): Mistake[] {
  if (!query.includes('%') || isDecodable(query)) return []
  const parts = query.split('&').filter((part) => !isDecodable(part))
  const names = parts.map((part) => part.split('=', 1)[0] ?? '')
  return [...new Set(names)].map((raw) => {
    const where = (isDecodable(raw) ? decodeURIComponent(raw) : raw).slice(0, NAME_CHARACTERS_SHOWN)
    return { where, detail: `${where}: must be UTF-8, percent-encoded` }
  })
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

const NO_HOST = 'host: must be given in HTTP/1.1'

/** RFC 9112 §3.2. HTTP/1.0 clients need not say whom they ask. */
export function isHostMissing({ headers, httpVersion }: IncomingMessage): boolean {
  return headers.host === undefined && httpVersion === '1.1'
}
