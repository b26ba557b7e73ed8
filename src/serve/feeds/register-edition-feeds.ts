import { Type } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { EDITION_ENTRIES_MAX } from '../../edition/rule.ts'
import { KEPT } from '../answer-policy.ts'
import type { AppOptions } from '../app-options.ts'
import { toBaseUrl, toSelfUrl } from '../base-url.ts'
import { LIMIT_MAX, refuseMistakes } from '../filter.ts'
import { findEdition } from '../find-edition.ts'
import { createQueryReader } from '../query-reader.ts'
import { SERVICE_TITLE } from '../service-title.ts'
import { buildEditionsFeed } from './build-editions-feed.ts'
import { buildFeed } from './build-feed.ts'
import type { FeedDocument } from './feed-document.ts'
import { registerFeedRoute } from './feed-routes.ts'
import { findEditionMaterial } from './find-edition-material.ts'
import { toFeedUri } from './tag-uri.ts'

/** Editions in the feed of editions when the query does not say: a quarter of a year. */
const LIMIT_DEFAULT = 13

const EditionsQuery = Type.Object({
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: LIMIT_MAX,
      default: LIMIT_DEFAULT,
      description: 'Editions to tell.',
    }),
  ),
})

const EditionQuery = Type.Object({
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: LIMIT_MAX,
      description: 'Posts to tell, the first of the edition; all unless said.',
    }),
  ),
  full: Type.Optional(
    Type.Boolean({
      description: "Whole contents where the source's licence allows and the post is still kept here.",
    }),
  ),
})

/** `/digests/feed.*`, an entry for each closed edition, and `/digests/:week/feed.*`, the posts of one. */
export function registerEditionFeeds(app: FastifyInstance, options: AppOptions): void {
  registerFeedRoute(app, {
    path: '/digests/feed',
    operationId: 'digestsFeed',
    summary: 'The weekly editions, once they are closed',
    answer: KEPT,
    querystring: EditionsQuery,
    read: (request) => readEditions(request, options),
  })
  registerFeedRoute(app, {
    path: '/digests/:week/feed',
    operationId: 'digestFeed',
    summary: "The posts of one week's edition",
    answer: KEPT,
    querystring: EditionQuery,
    read: (request) => readEdition(request, options),
  })
}

async function readEditions(request: FastifyRequest, { reads, settings }: AppOptions): Promise<FeedDocument> {
  const reader = createQueryReader(request.query as Record<string, unknown>)
  const limit = reader.integer('limit', { min: 1, max: LIMIT_MAX }) ?? LIMIT_DEFAULT
  refuseMistakes(reader)
  const weeks = (await reads.listEditions()).slice(0, limit).map(({ week }) => week)
  const editions = (await Promise.all(weeks.map(reads.findEdition))).filter((one) => one !== null)
  const base = toBaseUrl(request, settings.publicUrl)
  return buildEditionsFeed(editions, {
    base,
    selfUrl: toSelfUrl(request, base).href,
    version: settings.version,
  })
}

async function readEdition(request: FastifyRequest, options: AppOptions): Promise<FeedDocument> {
  const { reads, settings } = options
  const { week = '' } = request.params as { week?: string }
  const reader = createQueryReader(request.query as Record<string, unknown>)
  const limit = reader.integer('limit', { min: 1, max: LIMIT_MAX }) ?? EDITION_ENTRIES_MAX
  const isFull = reader.flag('full')
  refuseMistakes(reader)
  const { edition } = await findEdition(week, options)
  const all = edition.sections.flatMap(({ entries }) => entries)
  const posts = all.slice(0, limit)
  const base = toBaseUrl(request, settings.publicUrl)
  const selfUrl = toSelfUrl(request, base).href
  const pagePath = `/digests/${week}`
  return buildFeed(
    {
      id: toFeedUri(base, { path: pagePath, filters: '' }),
      title: `${week} · ${SERVICE_TITLE}`,
      description: `The posts of week ${week} worth reading.`,
      language: null,
      pageUrl: `${base}${pagePath}`,
      selfUrl,
      links: { first: selfUrl, previous: null, next: null },
      isComplete: edition.closedAt !== null && posts.length === all.length,
      generator: { name: SERVICE_TITLE, version: settings.version },
    },
    await findEditionMaterial(posts, { reads, isFull }),
  )
}
