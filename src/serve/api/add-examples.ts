import { type Problem, toProblem } from '../problem.ts'
import { toBodyExample } from './body-examples.ts'
import { toExamples } from './examples.ts'

/** The parts of an OpenAPI document that examples are added to. */
export interface Description {
  paths?: Record<string, Record<string, Operation>>
  components?: object
}

export interface Operation {
  operationId?: string
  tags?: readonly string[]
  parameters?: readonly { in?: string }[]
  requestBody?: { content?: Record<string, object> }
  responses?: Record<string, { description?: string; content?: Record<string, object> }>
}

/** The same document with an example for every body that an operation takes or may answer; those of feeds by media type. */
export function addExamples<T extends object>(document: T, feeds: Record<string, unknown>): T {
  const examples = toExamples()
  const toExample = (operation: Operation, status: string, type: string) => {
    if (type === 'application/problem+json') return toProblemExample(Number(status))
    return feeds[type] ?? examples[operation.operationId ?? '']
  }
  const addTo = (operation: Operation): Operation => ({
    ...operation,
    ...(operation.requestBody && {
      requestBody: showIn(operation.requestBody, (type) => toBodyExample(operation.operationId ?? '', type)),
    }),
    responses: mapValues(operation.responses ?? {}, (response, status) =>
      showIn(response, (type) => toExample(operation, status, type)),
    ),
  })
  const { paths = {} } = document as Description
  return { ...document, paths: mapValues(paths, (operations) => mapValues(operations, addTo)) }
}

/** The same body with an example in each of its media types. */
function showIn<T extends { content?: Record<string, object> }>(
  body: T,
  toExample: (type: string) => unknown,
): T {
  if (!body.content) return body
  return {
    ...body,
    content: mapValues(body.content, (media, type) => ({ ...media, example: toExample(type) })),
  }
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
  413: { code: 'too-large', detail: 'The body is too large; here it may have 1 MiB (1048576 bytes).' },
  414: {
    code: 'too-long',
    detail: 'The request cannot be read: path: a part of it is longer than 500 characters.',
    errors: [{ where: 'path', detail: 'path: a part of it is longer than 500 characters' }],
  },
  415: {
    code: 'unsupported-media-type',
    detail:
      'The request cannot be read: content-type: a body of this type is not read here; send JSON as application/json.',
  },
  422: { code: 'not-a-feed', detail: 'The document is no feed, and no list of posts was found on it.' },
  429: {
    code: 'rate-limited',
    detail: 'More than 600 requests in a minute. Try again in 17 seconds.',
  },
  502: { code: 'http-status', detail: 'The server answered 500.' },
  503: { code: 'busy', detail: 'The source is being read already. Try again in a moment.' },
}

function toProblemExample(status: number): Problem | undefined {
  const example = PROBLEM_EXAMPLES[status]
  return example && toProblem({ status, ...example })
}

/** The same record with other values. */
export function mapValues<T, U>(
  record: Record<string, T>,
  map: (value: T, key: string) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))
}
