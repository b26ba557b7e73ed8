import { type Static, Type } from '@fastify/type-provider-typebox'
import { CONDITION_CODES, type ConditionCode, toCondition } from '../../condition/condition.ts'
import type { Failure } from '../../failure.ts'
import { DAY_MS } from '../../interval.ts'
import type {
  ArticleRule,
  JsonRule,
  PageRule,
  SitemapRule,
  SourceOrigin,
  SourceStatus,
  SourceWithState,
} from '../../source.ts'
import { type HubState, toHubState } from '../../subscription.ts'
import {
  NumberOrNull,
  oneOf,
  refTo,
  TextOrNull,
  Time,
  TimeOrNull,
  toTime,
  toTimeOrNull,
} from './schema-parts.ts'

const PageRuleSchema = Type.Unsafe<PageRule | 'auto' | null>({
  description: 'How a page without a feed lists its posts: CSS selectors, or `auto`. Null for feeds.',
  examples: ['auto', { item: 'article.card', link: 'a.title', title: 'h3' }],
})

const JsonRuleSchema = Type.Unsafe<JsonRule | 'auto' | null>({
  description: 'How an API, or the JSON in a page, lists its posts: paths, or `auto`. Null for all else.',
  examples: ['auto', { items: 'data.posts', link: 'https://lab.example/posts/{slug}', date: 'publishedAt' }],
})

const SitemapRuleSchema = Type.Unsafe<SitemapRule | null>({
  description:
    'Which addresses of a sitemap are posts, by patterns as in robots.txt. Null: those that look like posts.',
  examples: [{ include: ['/blog/'], exclude: ['/blog/tag/'] }],
})

const ArticleRuleSchema = Type.Object({
  fetch: oneOf<ArticleRule['fetch']>(['auto', 'always', 'never']),
  content: Type.Array(Type.String()),
  remove: Type.Array(Type.String()),
  math: oneOf<ArticleRule['math']>(['auto', 'dollar', 'off']),
})

export const FailureSchema = Type.Object(
  {
    code: Type.String({ examples: ['http-status'] }),
    detail: Type.String({ examples: ['The server answered 500.'] }),
    status: Type.Optional(Type.Integer()),
    retryAt: Type.Optional(Time),
  },
  { $id: 'Failure' },
)
const LastErrorSchema = Type.Object({ ...FailureSchema.properties, at: Time })

const ConditionSchema = Type.Object(
  {
    code: oneOf<ConditionCode>(CONDITION_CODES),
    detail: Type.String({ examples: ['silent for 5 weeks, usually weekly'] }),
    advice: { ...TextOrNull, description: 'What an operator can do; null where nothing needs doing.' },
    since: { ...TimeOrNull, description: 'Since when; null where that was not noted yet.' },
  },
  { description: 'How a source is doing; `/sources/health.atom` tells each change.' },
)

const stanzaFields = {
  id: Type.String({ examples: ['lilianweng'] }),
  title: Type.String({ examples: ["Lil'Log"] }),
  url: Type.String({
    description: 'A feed, a JSON feed, a page, an API that answers JSON, or a sitemap.',
    examples: ['https://lilianweng.github.io/index.xml'],
  }),
  site: Type.String({ description: 'The site that people read.' }),
  language: TextOrNull,
  tags: Type.Array(Type.String(), { description: 'Put on every entry.' }),
  page: PageRuleSchema,
  json: JsonRuleSchema,
  sitemap: SitemapRuleSchema,
  article: ArticleRuleSchema,
  expect: Type.Object({ minItems: Type.Integer({ minimum: 0 }) }),
  full: Type.Boolean({ description: 'Whether its licence lets feeds carry whole contents.' }),
}

const { url, page, json, sitemap } = stanzaFields
/** Where a source is and how it is read. */
export const FollowedFields = { url, page, json, sitemap }

/** What a request may say of a source; `toStanza` judges it. */
export const SourceFieldsSchema = Type.Object(
  {
    ...Type.Partial(Type.Object(stanzaFields)).properties,
    article: Type.Optional(Type.Partial(ArticleRuleSchema)),
    active: Type.Optional(Type.Boolean({ description: 'Whether it is read; false pauses it.' })),
  },
  { $id: 'SourceFields', description: 'A stanza as in `sources.yaml`, or a part of one.' },
)

const WebsubSchema = Type.Object(
  {
    hub: Type.String({ examples: ['https://hub.example/'] }),
    state: oneOf<HubState>(
      ['wanted', 'asked', 'verified', 'silent', 'denied', 'failed'],
      'Only while `verified` the source is told by its hub; else it is polled.',
    ),
    leaseEndsAt: { ...TimeOrNull, description: 'Until when the hub has promised to tell us.' },
  },
  { description: 'The WebSub hub that its document names; null where we asked none.' },
)

export const SourceSchema = Type.Object(
  {
    ...stanzaFields,
    origin: oneOf<SourceOrigin>(['config', 'added'], 'From `sources.yaml`, or added by an administrator.'),
    status: oneOf<SourceStatus>(['active', 'paused', 'retired', 'gone']),
    condition: ConditionSchema,
    createdAt: Time,
    movedTo: { ...TextOrNull, description: 'Where its document moved for good; this is then what we fetch.' },
    nextFetchAt: { ...TimeOrNull, description: 'When it is next due; null unless active.' },
    nextFetchReason: Type.String({ examples: ['every 6 h: asked by max-age'] }),
    lastFetchAt: TimeOrNull,
    lastSuccessAt: TimeOrNull,
    failures: Type.Integer({ description: 'Failed refreshes since the last success.' }),
    lastError: Type.Union([LastErrorSchema, Type.Null()]),
    warnings: Type.Array(Type.String(), {
      description: 'Of its last document; when it is added, of the request.',
    }),
    entryCount: Type.Integer({ description: 'With the reposts that lists show once.' }),
    lastPublishedAt: TimeOrNull,
    usualGapDays: {
      ...NumberOrNull,
      description: 'Days that usually lie between its posts; null: too few to say.',
    },
    websub: Type.Union([WebsubSchema, Type.Null()]),
  },
  { $id: 'Source', description: 'A source with its state.' },
)

export const RefreshSchema = Type.Object(
  {
    outcome: oneOf(['fresh', 'unchanged', 'failed']),
    entriesNew: Type.Integer(),
    entriesUpdated: Type.Integer(),
    failure: Type.Union([refTo(FailureSchema), Type.Null()]),
  },
  { description: 'What the reading brought.' },
)

/** A source with its state and its condition at a moment (ms since the epoch), as the API writes it. */
export function toApiSource(source: SourceWithState, now: number): Static<typeof SourceSchema> {
  const { lastError, noted, usualGapMs, websub } = source
  const condition = toCondition(source, now)
  return {
    ...source,
    condition: { ...condition, since: noted?.code === condition.code ? toTime(noted.since) : null },
    usualGapDays: usualGapMs === null ? null : Math.round(usualGapMs / DAY_MS),
    createdAt: toTime(source.createdAt),
    nextFetchAt: source.status === 'active' ? toTime(source.nextFetchAt) : null,
    lastFetchAt: toTimeOrNull(source.lastFetchAt),
    lastSuccessAt: toTimeOrNull(source.lastSuccessAt),
    lastPublishedAt: toTimeOrNull(source.lastPublishedAt),
    lastError: lastError && { ...toApiFailure(lastError), at: toTime(lastError.at) },
    websub: websub && {
      hub: websub.hub,
      state: toHubState(websub),
      leaseEndsAt: toTimeOrNull(websub.leaseEndsAt),
    },
  }
}

/** A failure as the API writes it. */
export function toApiFailure({ code, detail, status, retryAt }: Failure): Static<typeof FailureSchema> {
  return {
    code,
    detail,
    ...(status !== undefined && { status }),
    ...(retryAt !== undefined && { retryAt: toTime(retryAt) }),
  }
}
