import { Type } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { SOON_OLD } from '../answer-policy.ts'
import type { AppOptions } from '../app-options.ts'
import { toBaseUrl, toSelfUrl } from '../base-url.ts'
import { LIMIT_MAX, refuseMistakes } from '../filter.ts'
import { createQueryReader } from '../query-reader.ts'
import { buildHealthFeed } from './build-health-feed.ts'
import { registerFeedRoute } from './feed-routes.ts'

const LIMIT_DEFAULT = 50

const HealthQuery = Type.Object({
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: LIMIT_MAX, default: LIMIT_DEFAULT, description: 'Changes to tell.' }),
  ),
})

/** `/sources/health.rss`, `.atom`, `.json`: an entry for each change of a source's condition. */
export function registerHealthFeed(app: FastifyInstance, { reads, settings }: AppOptions): void {
  registerFeedRoute(app, {
    path: '/sources/health',
    operationId: 'healthFeed',
    summary: 'Changes in how the sources are doing',
    answer: SOON_OLD,
    querystring: HealthQuery,
    read: async (request) => {
      const reader = createQueryReader(request.query as Record<string, unknown>)
      const limit = reader.integer('limit', { min: 1, max: LIMIT_MAX }) ?? LIMIT_DEFAULT
      refuseMistakes(reader)
      const base = toBaseUrl(request, settings.publicUrl)
      const selfUrl = toSelfUrl(request, base).href
      const { version } = settings
      return buildHealthFeed(await reads.listChanges(limit), { base, selfUrl, version })
    },
  })
}
