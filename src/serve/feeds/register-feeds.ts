import { Type } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { KEPT, SOON_OLD } from '../answer-policy.ts'
import type { AppOptions } from '../app-options.ts'
import { toBaseUrl, toSelfUrl } from '../base-url.ts'
import { FilterQuery, refuseMistakes, SEARCH_CHARACTERS_MAX, toListRequest } from '../filter.ts'
import { toFilterWords } from '../filter-words.ts'
import { toPageLinks } from '../page-links.ts'
import { createQueryReader } from '../query-reader.ts'
import { SERVICE_TITLE } from '../service-title.ts'
import { buildFeed } from './build-feed.ts'
import type { FeedDocument } from './feed-document.ts'
import { createFeedPlaces, type FeedPlace } from './feed-places.ts'
import { registerFeedRoute } from './feed-routes.ts'
import { toFeedUri } from './tag-uri.ts'
import { writeOpml } from './to-opml.ts'

const LIMIT_DEFAULT = 30
/** Names of parameters that choose entries. */
const CHOOSING = new Set(Object.keys(FilterQuery.properties)).difference(new Set(['limit', 'page', 'cursor']))

const FeedQuery = Type.Object({
  ...FilterQuery.properties,
  full: Type.Optional(
    Type.Boolean({ description: "Whole contents where the source's licence allows, else snippet and link." }),
  ),
})

/** `/feed.rss`, `/feed.atom`, `/feed.json` of every place, and `/opml`. */
export function registerFeeds(app: FastifyInstance, options: AppOptions): void {
  for (const place of createFeedPlaces(options)) {
    registerFeedRoute(app, {
      path: `${place.path}/feed`,
      operationId: toOperationId(place.path),
      summary: place.summary,
      answer: KEPT,
      querystring: FeedQuery,
      read: (request) => readFeed(request, { place, ...options }),
    })
  }
  registerOpml(app, options)
}

/** `/tags/:tag` as `tagFeed`. */
function toOperationId(path: string): string {
  return `${path.split('/').at(-1)?.replace(':', '') || 'all'}Feed`
}

async function readFeed(
  request: FastifyRequest,
  { place, reads, settings, tags, now }: AppOptions & { place: FeedPlace },
): Promise<FeedDocument> {
  const query = request.query as Record<string, unknown>
  const list = toListRequest(query, { now: now(), limit: LIMIT_DEFAULT, tags })
  const reader = createQueryReader(query)
  const isFull = reader.flag('full')
  const q = reader.text('q', SEARCH_CHARACTERS_MAX)
  refuseMistakes(reader)
  const { names, description, pagePath, filter } = await place.findHead(
    request.params as Record<string, string>,
    q,
  )
  const page = await reads.listEntries({ ...list, filter: { ...list.filter, ...filter } })
  const [contents, sources] = await Promise.all([
    reads.listContents(
      page.entries.map(({ id }) => id),
      { isFull },
    ),
    reads.findSources(page.entries.map(({ source }) => source.id)),
  ])
  const base = toBaseUrl(request, settings.publicUrl)
  const self = toSelfUrl(request, base)
  const filters = toFilters(self)
  const { first, previous, next } = toPageLinks(self, page, list)
  const { languages } = list.filter
  return buildFeed(
    {
      id: toFeedUri(base, { path: pagePath, filters }),
      title: [...names, ...toFilterWords(place.path, query), SERVICE_TITLE].join(' · '),
      description,
      language: (languages.length === 1 && languages[0]) || null,
      pageUrl: `${base}${pagePath}${filters && `?${filters}`}`,
      selfUrl: self.href,
      links: { first, previous, next },
      isComplete: false,
      generator: { name: SERVICE_TITLE, version: settings.version },
    },
    { cards: page.entries, contents, sources, isFull },
  )
}

/** The parameters that choose entries, without those that choose a page or a form of it, mean nothing or are blank. */
function toFilters(url: URL): string {
  const filters = [...url.searchParams].filter(([name, value]) => CHOOSING.has(name) && value.trim() !== '')
  return new URLSearchParams(filters).toString()
}

function registerOpml(app: FastifyInstance, { reads }: AppOptions): void {
  app.get(
    '/opml',
    {
      config: { answer: SOON_OLD },
      schema: {
        operationId: 'exportOpml',
        tags: ['Feeds'],
        summary: 'The sources as OPML 2.0',
        response: { 200: { description: 'OPML 2.0', content: { 'text/x-opml': { schema: Type.String() } } } },
      },
      serializerCompiler: () => String,
    },
    async (_request, reply) => {
      const sources = await reads.listSources()
      const followed = sources.filter(({ status }) => status === 'active' || status === 'paused')
      return reply
        .type('text/x-opml; charset=utf-8')
        .header('content-disposition', 'inline; filename="incoming-transmission.opml"')
        .send(await writeOpml(followed))
    },
  )
}
