import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isNotModified } from './conditional.ts'
import { chooseEncoding, type Encoding } from './media.ts'

/** Shorter answers gain nothing from compression. */
const ENCODE_BYTES_MIN = 1024
/** Good ratio at a few milliseconds for a page; the highest levels cost a hundred times that. */
const BROTLI_QUALITY = 5
/** What a route may say about its answer and is repeated with it. */
const KEPT_HEADERS = [
  'content-type',
  'content-language',
  'content-disposition',
  'link',
  'cache-control',
  'vary',
]

/** One rendered answer, with what it takes to send it in any form. */
export interface Answer {
  body: string
  headers: Record<string, string>
  etag: string
  lastModified: string | null
  version: number
  renderedAt: number
  encoded: Map<Encoding, Promise<Buffer>>
}

/** Sets the headers of an answer and gives the bytes to send: none for 304, compressed where the client can read it. */
export async function finishAnswer(
  answer: Answer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string | Buffer | Readable | null> {
  reply.headers(answer.headers).header('etag', answer.etag)
  if (answer.lastModified !== null) reply.header('last-modified', answer.lastModified)
  if (isNotModified(request.headers, answer)) {
    reply.code(304).removeHeader('content-type').removeHeader('content-length')
    // No Content-Length of 0 in a 304 (RFC 9110 §8.6); the framework's HEAD hook leaves it out for streams only.
    return request.method === 'HEAD' ? Readable.from([]) : null
  }
  const encoding = chooseEncoding(request.headers['accept-encoding'])
  if (!encoding || answer.body.length < ENCODE_BYTES_MIN) return answer.body
  const bytes = await encode(answer, encoding)
  reply.header('content-encoding', encoding).removeHeader('content-length')
  return bytes
}

const compressors: Record<Encoding, (body: string) => Promise<Buffer>> = {
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body) => promisify(gzip)(body),
}

/** Compresses an answer once for each coding, also for requests that come while it is at it. */
function encode(answer: Answer, encoding: Encoding): Promise<Buffer> {
  const known = answer.encoded.get(encoding)
  if (known) return known
  const encoded = compressors[encoding](answer.body)
  answer.encoded.set(encoding, encoded)
  return encoded
}

export function toKeptHeaders(reply: FastifyReply): Record<string, string> {
  const headers: Record<string, string> = { 'cache-control': 'no-cache' }
  for (const name of KEPT_HEADERS) {
    const value = reply.getHeader(name)
    if (value !== undefined) headers[name] = String(value)
  }
  headers.vary = headers.vary ? `${headers.vary}, accept-encoding` : 'accept-encoding'
  return headers
}

/** Weak, because the compressed forms of an answer share it. */
export function toEtag(body: string): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
}

/** UTF-16 at most, and room for the two compressed forms. */
export function toBytes(answer: Answer): number {
  return answer.body.length * 4 + 1024
}
