import { Type } from '@fastify/type-provider-typebox'
import { AppError, type AppErrorCode, type Mistake } from '../errors.ts'
import { REASON_PHRASES } from '../reason-phrases.ts'

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'
/** Seconds after which a client may try again what was busy. */
const RETRY_SECONDS = 5

/** An error as it is told to a client (RFC 9457). `type` is `about:blank`: the status says what kind it is, `code` exactly. */
export interface Problem {
  type: 'about:blank'
  title: string
  status: number
  /** What happened and what to do next. */
  detail: string
  /** Stable and machine-readable: an AppErrorCode, a FailureCode, or a word of `STATUS_WORDS`. */
  code: string
  /** Each thing that is wrong with the request, where there are several or where the place matters. */
  errors?: readonly Mistake[]
}

export const ProblemSchema = Type.Object(
  {
    type: Type.String({ examples: ['about:blank'] }),
    title: Type.String({ examples: ['Bad Request'] }),
    status: Type.Integer({ examples: [400] }),
    detail: Type.String({ description: 'What happened and what to do next.' }),
    code: Type.String({ description: 'Stable, for programs.', examples: ['invalid'] }),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          where: Type.String({
            description: 'A parameter, or a JSON pointer into the body.',
            examples: ['limit'],
          }),
          detail: Type.String({ examples: ['limit: must be a whole number from 1 to 100'] }),
        }),
      ),
    ),
  },
  { $id: 'Problem', description: 'Any failure, as in RFC 9457.' },
)

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

/** Thrown where the answer is a Problem that no AppError says. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError' as const
  readonly problem: Problem

  constructor(fields: ProblemFields) {
    super(fields.detail)
    this.problem = toProblem(fields)
  }
}

type ProblemFields = Pick<Problem, 'status' | 'code' | 'detail' | 'errors'>

/** Builds a Problem; the title follows the status. */
export function toProblem(fields: ProblemFields): Problem {
  const { status, code, detail, errors = [] } = fields
  const title = REASON_PHRASES[status] ?? 'Error'
  return { type: 'about:blank', title, status, detail, code, ...(errors.length > 0 && { errors }) }
}

/** Headers that a status calls for. */
export function toProblemHeaders(problem: Problem): Record<string, string> {
  if (problem.code === 'unauthorized') return { 'www-authenticate': 'Bearer realm="admin"' }
  return problem.code === 'busy' ? { 'retry-after': String(RETRY_SECONDS) } : {}
}

/** What an error tells the client; null for a bug, of which a client learns nothing. */
export function toKnownProblem(error: unknown): Problem | null {
  if (error instanceof AppError) {
    return toProblem({
      status: STATUSES[error.code],
      code: error.code,
      detail: error.message,
      errors: error.mistakes,
    })
  }
  if (error instanceof ProblemError) return error.problem
  if (!isFrameworkError(error)) return null
  const status = error.statusCode
  const code = STATUS_WORDS[status] ?? 'invalid'
  if (error.validation) return toProblem({ status, code, ...toMistakes(error.validation) })
  return toProblem({ status, code, detail: error.message })
}

/** An error of fastify or a plugin that blames the request. */
interface FrameworkError {
  statusCode: number
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
    const where = instancePath || '/'
    return { where, detail: `${where}: ${message ?? 'is not valid'}${allowed}${unknown}` }
  })
  return {
    detail: `The request body cannot be read: ${errors.map(({ detail }) => detail).join('; ')}.`,
    errors,
  }
}
