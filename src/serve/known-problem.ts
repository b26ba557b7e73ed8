import { AppError, type AppErrorCode, type Mistake } from '../errors.ts'
import { isDatabaseAway } from './database-away.ts'
import { type Problem, ProblemError, toProblem } from './problem.ts'
import { PATH_PART_CHARACTERS_MAX } from './server-options.ts'

/** The one table from refusals to HTTP statuses. */
const STATUSES: Record<AppErrorCode, number> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  unprocessable: 422,
  upstream: 502,
  busy: 503,
  unavailable: 503,
}

/** Codes of the statuses that the framework itself answers. */
const STATUS_WORDS: Record<number, string> = {
  404: 'not-found',
  408: 'timeout',
  413: 'too-large',
  414: 'too-long',
  415: 'unsupported-media-type',
  429: 'rate-limited',
  431: 'too-large',
  503: 'unavailable',
}

/** What the framework's own refusals say to a client: where the mistake is, and what is allowed there. */
const REFUSALS: Record<string, Mistake> = {
  FST_ERR_BAD_URL: { where: 'path', detail: 'path: must be UTF-8, percent-encoded' },
  FST_ERR_MAX_PARAM_LENGTH: {
    where: 'path',
    detail: `path: a part of it is longer than ${PATH_PART_CHARACTERS_MAX} characters`,
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    where: 'content-type',
    detail: 'content-type: a body of this type is not read here; send JSON as application/json',
  },
}

const AWAY = 'The database cannot be reached at this moment; try again in a few seconds.'

/**
 * What an error tells the client; null for a bug, of which a client learns nothing. `bodyBytesMax` is how large a body
 * may be where the request went.
 */
export function toKnownProblem(error: unknown, bodyBytesMax: number): Problem | null {
  if (error instanceof AppError) {
    return toProblem({
      status: STATUSES[error.code],
      code: error.code,
      detail: error.message,
      errors: error.mistakes,
    })
  }
  if (error instanceof ProblemError) return error.problem
  if (isDatabaseAway(error)) return toProblem({ status: 503, code: 'unavailable', detail: AWAY })
  if (!isFrameworkError(error)) return null
  const status = error.statusCode
  const code = STATUS_WORDS[status] ?? 'invalid'
  if (error.validation) return toProblem({ status, code, ...toMistakes(error.validation) })
  if (status === 413) return toProblem({ status, code, detail: toSizeDetail(bodyBytesMax) })
  const refusal = REFUSALS[error.code]
  if (!refusal) return toProblem({ status, code, detail: error.message })
  return toProblem({
    status,
    code,
    detail: `The request cannot be read: ${refusal.detail}.`,
    errors: [refusal],
  })
}

/** An error of fastify or a plugin that blames the request. */
interface FrameworkError {
  statusCode: number
  code: string
  message: string
  validation?: readonly { instancePath: string; message?: string; params: Record<string, unknown> }[]
}

function isFrameworkError(error: unknown): error is FrameworkError {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null
  return typeof status === 'number' && ((status >= 400 && status < 500) || status === 503)
}

function toMistakes(validation: NonNullable<FrameworkError['validation']>): {
  detail: string
  errors: Mistake[]
} {
  const errors = validation.map(({ instancePath, message, params }) => {
    const allowed = Array.isArray(params.allowedValues) ? ` (${params.allowedValues.join(', ')})` : ''
    const unknown = params.additionalProperty ? ` ("${params.additionalProperty}")` : ''
    const place = instancePath && `${instancePath}: `
    return { where: instancePath, detail: `${place}${message ?? 'is not valid'}${allowed}${unknown}` }
  })
  return {
    detail: `The request body cannot be read: ${errors.map(({ detail }) => detail).join('; ')}.`,
    errors,
  }
}

const MIB_BYTES = 2 ** 20

function toSizeDetail(bytesMax: number): string {
  return `The body is too large; here it may have ${bytesMax / MIB_BYTES} MiB (${bytesMax} bytes).`
}
