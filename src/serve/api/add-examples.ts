import { type Problem, toProblem } from '../problem.ts'
import { toExamples } from './examples.ts'

/** The parts of an OpenAPI document that examples are added to. */
export interface Description {
  paths?: Record<string, Record<string, Operation>>
}

interface Operation {
  operationId?: string
  responses?: Record<string, { content?: Record<string, object> }>
}

/** The same document with an example for every body that an operation may answer; those of feeds by media type. */
export function addExamples<T extends object>(document: T, feeds: Record<string, string>): T {
  const examples = toExamples()
  const toExample = (operation: Operation, status: string, type: string) => {
    if (type === 'application/problem+json') return toProblemExample(Number(status))
    return feeds[type] ?? examples[operation.operationId ?? '']
  }
  const addTo = (operation: Operation): Operation => ({
    ...operation,
    responses: mapValues(operation.responses ?? {}, (response, status) =>
      response.content
        ? {
            ...response,
            content: mapValues(response.content, (media, type) => ({
              ...media,
              example: toExample(operation, status, type),
            })),
          }
        : response,
    ),
  })
  const { paths = {} } = document as Description
  return { ...document, paths: mapValues(paths, (operations) => mapValues(operations, addTo)) }
}

const PROBLEM_EXAMPLES: Record<number, Pick<Problem, 'code' | 'detail' | 'errors'>> = {
  400: {
    code: 'invalid',
    detail: 'The request cannot be read: limit: must be a whole number from 1 to 100.',
    errors: [{ where: 'limit', detail: 'limit: must be a whole number from 1 to 100' }],
  },
  401: { code: 'unauthorized', detail: 'Send the administrator token as Authorization: Bearer TOKEN.' },
  403: {
    code: 'forbidden',
    detail: 'Writes over HTTP are off. Set ADMIN_TOKEN and start again to turn them on.',
  },
  404: { code: 'not-found', detail: 'There is no entry 7k3q9v0c2m8d4h6t.' },
  409: { code: 'conflict', detail: 'The source lilianweng is followed already.' },
  422: { code: 'not-a-feed', detail: 'The document is no feed, and no list of posts was found on it.' },
  502: { code: 'http-status', detail: 'The server answered 500.' },
  503: { code: 'busy', detail: 'The source is being read already. Try again in a moment.' },
}

function toProblemExample(status: number): Problem | undefined {
  const example = PROBLEM_EXAMPLES[status]
  return example && toProblem({ status, ...example })
}

function mapValues<T, U>(record: Record<string, T>, map: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))
}
