import { Type } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { FRESH } from '../answer-cache.ts'
import { problems } from '../api/schema-parts.ts'
import type { AppOptions } from '../app-options.ts'
import { toBaseUrl, toSelfUrl } from '../base-url.ts'
import { LIMIT_MAX, refuseMistakes } from '../filter.ts'
import { JUDGED_BY_HANDLER } from '../judged-by-handler.ts'
import { createQueryReader } from '../query-reader.ts'
import { buildHealthFeed } from './build-health-feed.ts'
import { CACHE_CONTROL, FORMATS } from './feed-formats.ts'

const LIMIT_DEFAULT = 50

const HealthQuery = Type.Object({
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: LIMIT_MAX, default: LIMIT_DEFAULT, description: 'Changes to tell.' }),
  ),
})

/** `/sources/health.rss`, `.atom`, `.json`: an entry for each change of a source's condition. */
export function registerHealthFeed(app: FastifyInstance, { reads, settings }: AppOptions): void {
  for (const [format, { name, type, write }] of Object.entries(FORMATS)) {
    app.get(
      `/sources/health.${format}`,
      {
        ...JUDGED_BY_HANDLER,
        config: { answer: FRESH },
        schema: {
          tags: ['Feeds'],
          operationId: `healthFeed${format.charAt(0).toUpperCase()}${format.slice(1)}`,
          summary: `Changes in how the sources are doing, as ${name}`,
          querystring: HealthQuery,
          response: {
            200: { description: name, content: { [type]: { schema: Type.String() } } },
            ...problems(400),
          },
        },
        serializerCompiler: () => String,
      },
      async (request, reply) => {
        const reader = createQueryReader(request.query as Record<string, unknown>)
        const limit = reader.integer('limit', { min: 1, max: LIMIT_MAX }) ?? LIMIT_DEFAULT
        refuseMistakes(reader)
        const base = toBaseUrl(request, settings.publicUrl)
        const selfUrl = toSelfUrl(request, base).href
        const { version } = settings
        const feed = buildHealthFeed(await reads.listChanges(limit), { base, selfUrl, version })
        return reply.type(`${type}; charset=utf-8`).header('cache-control', CACHE_CONTROL).send(write(feed))
      },
    )
  }
}
