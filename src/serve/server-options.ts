import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import {
  type FastifyBaseLogger,
  type FastifyHttpOptions,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { AppError } from '../errors.ts'
import { REASON_PHRASES } from '../reason-phrases.ts'
import type { AppOptions } from './app-options.ts'
import { refuseAddress } from './early-refusals.ts'
import { PROBLEM_TYPE, type Problem, ProblemError, toProblem } from './problem.ts'
import { buildSerializer } from './serializers.ts'
import type { TrustedPeers } from './trusted-peers.ts'

const BODY_BYTES_MAX = 2 ** 20
/** For a whole request to arrive, so that slow senders do not hold connections. */
const REQUEST_TIMEOUT_MS = 30_000
/** Characters of one decoded part of a path. */
export const PATH_PART_CHARACTERS_MAX = 500

/** How the server is set up, whatever stands on it. */
export function toServerOptions(
  { logger, settings }: AppOptions,
  { isTrusted }: TrustedPeers,
): FastifyHttpOptions<Server> {
  const isInstance = typeof logger === 'object' && 'child' in logger
  return {
    ...(isInstance ? { loggerInstance: logger as FastifyBaseLogger } : { logger: logger ?? false }),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: settings.trustProxy === false ? false : isTrusted,
    genReqId: () => randomUUID(),
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Node's own refusal is no problem+json.
    http: { requireHostHeader: false },
    routerOptions: { maxParamLength: PATH_PART_CHARACTERS_MAX, ignoreTrailingSlash: true },
    // What a schema does not allow is refused, never mended in silence. That our schemas are such is for tests to say.
    ajv: {
      customOptions: { allErrors: true, coerceTypes: false, removeAdditional: false, validateSchema: false },
    },
    schemaController: { compilersFactory: { buildSerializer } },
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseConnection,
  }
}

/** Bodies are JSON. Clients that always say so may send none where none is wanted. */
export function setBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (request: FastifyRequest, body: string) => {
      if (!isUtf8(request.headers['content-type'] ?? '')) throw new ProblemError(NOT_UTF8)
      return body === '' ? undefined : parseJson(body)
    },
  )
}

const UTF8_DETAIL = 'content-type: JSON is read as UTF-8 only; leave charset out'
const NOT_UTF8 = {
  status: 415,
  code: 'unsupported-media-type',
  detail: `The request cannot be read: ${UTF8_DETAIL}.`,
  errors: [{ where: 'content-type', detail: UTF8_DETAIL }],
}
const NO_JSON = 'the body must be JSON, as its Content-Type says'

/** Whether a type of a body names no charset but UTF-8 or what is part of it. */
function isUtf8(contentType: string): boolean {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(contentType) ?? []
  return /^(?:utf-?8|us-ascii|ascii)$/i.test(charset)
}

/** A key `__proto__` is a key like any other, which shapes then refuse by its name. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body.replace(/^\ufeff/, ''))
  } catch {
    throw new AppError('invalid', `The request cannot be read: ${NO_JSON}.`, {
      mistakes: [{ where: '', detail: NO_JSON }],
    })
  }
}

const CONNECTION_PROBLEMS: Record<string, Problem> = {
  HPE_HEADER_OVERFLOW: toProblem({ status: 431, code: 'too-large', detail: 'The headers are too large.' }),
  ERR_HTTP_REQUEST_TIMEOUT: toProblem({
    status: 408,
    code: 'timeout',
    detail: `The request did not arrive within ${REQUEST_TIMEOUT_MS / 1000} seconds.`,
  }),
}
const NO_HTTP = toProblem({
  status: 400,
  code: 'invalid',
  detail: 'This is not an HTTP request that we can read.',
})

/** What is not HTTP never becomes a request; it is answered on the bare connection. */
function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return
  const problem = CONNECTION_PROBLEMS[error.code ?? ''] ?? NO_HTTP
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${problem.status} ${REASON_PHRASES[problem.status]}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
