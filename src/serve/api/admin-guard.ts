import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'

const BEARER = /^bearer +(\S+) *$/i

/**
 * Makes the hook that stands before every route of the administrator: it throws AppError `forbidden` when there is no
 * token to know them by, `unauthorized` when the request does not carry it. Digests are compared, in constant time, so
 * that neither time nor length tells anything of the token.
 */
export function createAdminGuard(adminToken: string | null): (request: FastifyRequest) => Promise<void> {
  const wanted = adminToken === null ? null : toDigest(adminToken, 'utf8')
  return async (request) => {
    if (!wanted) {
      throw new AppError(
        'forbidden',
        'Writes over HTTP are off. Set ADMIN_TOKEN and start again to turn them on.',
      )
    }
    const given = BEARER.exec(request.headers.authorization ?? '')?.[1]
    // Node reads header bytes as Latin-1; back to bytes they are the UTF-8 that the client sent.
    if (given === undefined || !timingSafeEqual(toDigest(given, 'latin1'), wanted)) {
      throw new AppError('unauthorized', 'Send the administrator token as Authorization: Bearer TOKEN.')
    }
  }
}

function toDigest(token: string, encoding: BufferEncoding): Buffer {
  return createHash('sha256').update(Buffer.from(token, encoding)).digest()
}
