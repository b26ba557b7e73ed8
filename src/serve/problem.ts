import { Type } from '@fastify/type-provider-typebox'
import type { Mistake } from '../errors.ts'
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
            description:
              'A parameter, a JSON pointer into the body (empty: the whole), `path`, or a header by its name.',
            examples: ['limit'],
          }),
          detail: Type.String({ examples: ['limit: must be a whole number from 1 to 100'] }),
        }),
      ),
    ),
  },
  { $id: 'Problem', description: 'Any failure, as in RFC 9457.' },
)

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
