import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import { ProblemError } from '../problem.ts'

/** A delivery must be there within this, ms. */
const BODY_MS = 20_000
/** Deliveries that are read at the same time; with the largest body, what they may take of memory. */
const BODIES_MAX = 8

/** Hooks of a route whose bodies are large: they come packed in nothing, within a time, and a few at once. */
export function limitBodies(bodyMs: number = BODY_MS): {
  onRequest: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
} {
  let underWay = 0
  return {
    onRequest: async (request, reply) => {
      const coding = request.headers['content-encoding'] ?? 'identity'
      if (coding !== 'identity') {
        const detail = `${coding} is not understood here; send the document as it is.`
        throw new ProblemError({ status: 415, code: 'unsupported-media-type', detail })
      }
      if (underWay >= BODIES_MAX) throw new AppError('busy', 'Too many deliveries at once; send it again.')
      underWay += 1
      const cut = setTimeout(() => request.raw.destroy(), bodyMs)
      request.raw.once('end', () => clearTimeout(cut))
      reply.raw.once('close', () => {
        clearTimeout(cut)
        underWay -= 1
      })
    },
  }
}
