import { Type } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ChangePlace } from '../../store/condition-changes.ts'
import { SOON_OLD } from '../answer-policy.ts'
import type { AppOptions } from '../app-options.ts'
import { toBaseUrl, toSelfUrl } from '../base-url.ts'
import { LIMIT_MAX, refuseMistakes } from '../filter.ts'
import { createQueryReader, type QueryReader } from '../query-reader.ts'
import { buildHealthFeed } from './build-health-feed.ts'
import { parseChangeCursor, toChangeCursor } from './change-cursor.ts'
import type { FeedDocument } from './feed-document.ts'
import { registerFeedRoute } from './feed-routes.ts'

const LIMIT_DEFAULT = 50

const HealthQuery = Type.Object({
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: LIMIT_MAX, default: LIMIT_DEFAULT, description: 'Changes to tell.' }),
  ),
  cursor: Type.Optional(
    Type.String({
      description: 'A place in the feed as its `next` gave it; stays put when new changes arrive.',
    }),
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
    read: (request) => readHealth(request, { reads, settings }),
  })
}

async function readHealth(
  request: FastifyRequest,
  { reads, settings }: Pick<AppOptions, 'reads' | 'settings'>,
): Promise<FeedDocument> {
  const reader = createQueryReader(request.query as Record<string, unknown>)
  const limit = reader.integer('limit', { min: 1, max: LIMIT_MAX }) ?? LIMIT_DEFAULT
  const behind = readCursor(reader)
  reader.flag('full')
  refuseMistakes(reader)
  // One more than is told says whether there are further ones.
  const found = await reads.listChanges(limit + 1, behind)
  const changes = found.slice(0, limit)
  const last = found.length > limit ? changes.at(-1) : undefined
  const base = toBaseUrl(request, settings.publicUrl)
  const self = toSelfUrl(request, base)
  return buildHealthFeed(changes, {
    base,
    selfUrl: self.href,
    links: {
      first: toPage(self, null),
      previous: null,
      next: last ? toPage(self, toChangeCursor(last)) : null,
    },
    version: settings.version,
  })
}

function readCursor(reader: QueryReader): ChangePlace | null {
  const text = reader.text('cursor')
  const place = text === null ? null : parseChangeCursor(text)
  if (text !== null && !place)
    reader.refuse('cursor', 'not one that this feed gave; take it from its next link')
  return place
}

function toPage(self: URL, cursor: string | null): string {
  const url = new URL(self)
  if (cursor === null) url.searchParams.delete('cursor')
  else url.searchParams.set('cursor', cursor)
  return url.href
}
