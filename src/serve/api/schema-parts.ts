import { type Static, type TSchema, Type } from '@fastify/type-provider-typebox'
import { ProblemSchema } from '../problem.ts'

/** A time as the API writes it: RFC 3339, UTC. */
export const Time = Type.String({ format: 'date-time', examples: ['2026-11-23T08:00:00.000Z'] })
export const TimeOrNull = nullable(Time)
export const TextOrNull = nullable(Type.String())
export const NumberOrNull = nullable(Type.Number())

/** A schema that is written once in the description and stands here by its name. */
export function refTo<T extends TSchema>(schema: T) {
  return Type.Unsafe<Static<T>>({ $ref: `${'$id' in schema ? schema.$id : ''}#` })
}

/** A word of a closed list. */
export function oneOf<T extends string>(words: readonly T[], description?: string) {
  return Type.Unsafe<T>({ type: 'string', enum: [...words], ...(description && { description }) })
}

/** The same simple type, or null; as a type list, which serialises faster than a union. */
export function nullable<T extends TSchema & { type: string }>(schema: T) {
  return Type.Unsafe<Type.Static<T> | null>({ ...schema, type: [schema.type, 'null'] })
}

/** ms since the epoch as the API writes it. */
export function toTime(at: number): string {
  return new Date(at).toISOString()
}

/** RFC 3339 of ms since the epoch, or null. */
export function toTimeOrNull(at: number | null): string | null {
  return at === null ? null : toTime(at)
}

const PROBLEM_WORDS: Record<number, string> = {
  400: 'The request cannot be read; `errors` says what is wrong and what is allowed.',
  401: 'The administrator token is missing or wrong.',
  403: 'Writes over HTTP are off: ADMIN_TOKEN is not set.',
  404: 'There is no such thing.',
  409: 'It is there already, or its state does not allow this.',
  422: 'The document was read, but is no feed and has no list of posts; `code` says why.',
  502: 'The other side could not be read; `code` says why.',
  503: 'Busy or not available now; try again later.',
}

/** The failures that a route may answer, for its description. */
export function problems(...statuses: (keyof typeof PROBLEM_WORDS)[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: PROBLEM_WORDS[status],
        content: { 'application/problem+json': { schema: refTo(ProblemSchema) } },
      },
    ]),
  )
}

/** The failures that every administrator's route may answer, and more. */
export function adminProblems(...statuses: (keyof typeof PROBLEM_WORDS)[]) {
  return problems(401, 403, 503, ...statuses)
}
