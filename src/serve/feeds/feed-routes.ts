import { setImmediate as nextTurn } from 'node:timers/promises'
import { Type } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AnswerPolicy } from '../answer-policy.ts'
import { problems, refTo } from '../api/schema-parts.ts'
import { JUDGED_BY_HANDLER } from '../judged-by-handler.ts'
import { isForShow } from '../media.ts'
import type { FeedDocument } from './feed-document.ts'
import { CACHE_CONTROL, FORMATS } from './feed-formats.ts'
import { JsonFeedSchema } from './json-feed-schema.ts'
import { withUris } from './to-uri.ts'

/** A feed in its three formats. */
export interface FeedRoute {
  /** Before the dot: `/tags/:tag/feed`. */
  path: string
  /** Of the operations in the API description; the format is added. */
  operationId: string
  /** What it is, for the API description. */
  summary: string
  answer: AnswerPolicy
  querystring: ReturnType<typeof Type.Object>
  read: (request: FastifyRequest) => Promise<FeedDocument>
}

/**
 * Serves a feed as RSS, Atom and JSON Feed. A browser gets the first two as `application/xml`: under their own types
 * it would show the source, and leave the stylesheet aside that says what they are.
 */
export function registerFeedRoute(app: FastifyInstance, route: FeedRoute): void {
  const { path, operationId, summary, answer, querystring, read } = route
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  for (const [format, { name, version, type, write }] of Object.entries(FORMATS)) {
    const fullName = `${name} ${version}`
    const isXml = type.endsWith('+xml')
    app.get(
      `${path}.${format}`,
      {
        ...JUDGED_BY_HANDLER,
        config: { answer },
        schema: {
          tags: ['Feeds'],
          operationId: `${operationId}${format.charAt(0).toUpperCase()}${format.slice(1)}`,
          summary: `${summary}, as ${fullName}`,
          querystring,
          ...(names.length > 0 && { params: Type.Object(toParameters(names)) }),
          response: {
            200: {
              description: fullName,
              content: { [type]: { schema: isXml ? Type.String() : refTo(JsonFeedSchema) } },
            },
            ...problems(400, 404),
          },
        },
        serializerCompiler: () => String,
      },
      async (request, reply) => {
        const feed = withUris(await read(request))
        // Finding and writing are some milliseconds each: others are answered between.
        await nextTurn()
        const shown = isXml && isForShow(request.headers.accept) ? 'application/xml' : type
        if (isXml) reply.header('vary', 'accept')
        return reply
          .type(`${shown}; charset=utf-8`)
          .header('cache-control', CACHE_CONTROL)
          .send(await write(feed))
      },
    )
  }
}

function toParameters(names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, Type.String({ description: `Id of a ${name}.` })]))
}
