import { toSummary } from '../../edition/edition.ts'
import { parseWeek } from '../../week.ts'
import { EDITION_RULE } from '../edition-words.ts'
import { buildFeed } from '../feeds/build-feed.ts'
import type { FeedDocument } from '../feeds/feed-document.ts'
import { FORMATS } from '../feeds/feed-formats.ts'
import { toOpml } from '../feeds/to-opml.ts'
import { SERVICE_TITLE } from '../service-title.ts'
import { toApiClosing, toApiDigest, toApiSummary } from './digest-schema.ts'
import { toApiEntry, toApiEntryDetail } from './entry-schema.ts'
import { pickFields } from './fields.ts'
import { SAMPLE_CARD, SAMPLE_EDITION, SAMPLE_ENTRY, SAMPLE_NOW, SAMPLE_SOURCE } from './samples.ts'
import { toTime } from './schema-parts.ts'
import { SourceSchema, toApiSource } from './source-schema.ts'

const BASE = 'https://ml.example'
const SAMPLE_PAPER = {
  id: 'arxiv:1706.03762',
  kind: 'arxiv',
  name: '1706.03762',
  url: 'https://arxiv.org/abs/1706.03762',
  count: 1,
}

/** What each operation of the description may answer, written by the code that writes its answers. */
export function toExamples(): Record<string, unknown> {
  return { ...toEntryExamples(), ...toOtherExamples(), ...toChangeExamples(), ...toHealthExamples() }
}

/** A feed of one post in each format, by media type. */
export async function toFeedExamples(): Promise<Record<string, unknown>> {
  const head: Omit<FeedDocument, 'entries' | 'updatedAt'> = {
    id: 'tag:ml.example,2026:feed/',
    title: SERVICE_TITLE,
    description: 'Posts of machine-learning blogs, in Chinese and English.',
    language: null,
    pageUrl: `${BASE}/`,
    selfUrl: `${BASE}/feed`,
    links: { first: `${BASE}/feed`, previous: null, next: null },
    isComplete: false,
    generator: { name: SERVICE_TITLE, version: '1.0.0' },
  }
  const material = { cards: [SAMPLE_ENTRY], contents: [], sources: [SAMPLE_SOURCE], isFull: false }
  const toExample = async ([format, { type, write }]: [string, (typeof FORMATS)[keyof typeof FORMATS]]) => {
    const selfUrl = `${BASE}/feed.${format}`
    const feed = await buildFeed({ ...head, selfUrl, links: { ...head.links, first: selfUrl } }, material)
    const text = await write(feed)
    return [type, format === 'json' ? JSON.parse(text) : text] as const
  }
  return Object.fromEntries(await Promise.all(Object.entries(FORMATS).map(toExample)))
}

function toEntryExamples(): Record<string, unknown> {
  const page = { total: 1, page: 1, pages: 1, next: null, previous: null }
  return {
    listEntries: { entries: [toApiEntry(SAMPLE_CARD)], ...page },
    findEntry: toApiEntryDetail(SAMPLE_ENTRY),
    listPapers: { papers: [SAMPLE_PAPER], total: 1, page: 1, pages: 1 },
    findPaper: { ...SAMPLE_PAPER, entries: [toApiEntry(SAMPLE_CARD)], ...page },
    preview: {
      url: SAMPLE_SOURCE.site,
      finalUrl: SAMPLE_SOURCE.url,
      kind: 'rss',
      title: SAMPLE_SOURCE.title,
      link: SAMPLE_SOURCE.site,
      description: null,
      language: 'en',
      updatedAt: null,
      warnings: [],
      discovered: [{ url: SAMPLE_SOURCE.url, kind: 'rss', title: SAMPLE_SOURCE.title }],
      source: { url: SAMPLE_SOURCE.url, page: null, json: null, sitemap: null },
      entries: [],
    },
  }
}

/** Of what the store knows, the fields that are answered. */
function toSourceExample(): object {
  return pickFields(toApiSource(SAMPLE_SOURCE, SAMPLE_NOW), Object.keys(SourceSchema.properties))
}

function toOtherExamples(): Record<string, unknown> {
  const names = { en: 'Natural language processing', zh: '自然语言处理' }
  const tag = {
    id: 'natural-language-processing',
    names,
    aliases: { en: ['NLP'], zh: [] },
    parent: null,
    isVocabulary: true,
    count: 42,
  }
  return {
    listSources: { sources: [toSourceExample()] },
    findSource: toSourceExample(),
    listTags: { tags: [tag] },
    findTag: {
      ...tag,
      children: ['machine-translation'],
      related: [{ id: 'transformer', names: { en: 'Transformer', zh: 'Transformer' }, shared: 7 }],
    },
    suggest: {
      tags: [{ id: 'natural-language-processing', name: names.en, count: 42 }],
      sources: [{ id: SAMPLE_SOURCE.id, title: SAMPLE_SOURCE.title, entryCount: SAMPLE_SOURCE.entryCount }],
    },
    ...toDigestExamples(),
    findStats: {
      entries: 5120,
      stories: 4987,
      sources: 112,
      sourcesFailing: 3,
      entriesLastDay: 17,
      entriesLastWeek: 121,
      entriesPerDay: [{ day: '2026-11-23', count: 17 }],
      lastReceptionAt: toTime(SAMPLE_NOW),
      lastEntryAt: toTime(SAMPLE_ENTRY.seenAt),
      databaseBytes: 48_234_496,
    },
  }
}

function toChangeExamples(): Record<string, unknown> {
  const source = toSourceExample()
  return {
    addSource: source,
    changeSource: source,
    refreshSource: { outcome: 'fresh', entriesNew: 2, entriesUpdated: 0, failure: null },
    importOpml: { added: ['lilianweng'], known: [], refused: [] },
    exportOpml: toOpml([SAMPLE_SOURCE]),
  }
}

function toHealthExamples(): Record<string, unknown> {
  return {
    health: { status: 'ok', version: '1.0.0' },
    readiness: { status: 'ready', checks: [{ name: 'database', isOk: true, detail: 'answers' }] },
    metrics: '# TYPE incoming_entries gauge\nincoming_entries 5120\n',
  }
}

function toDigestExamples(): Record<string, unknown> {
  const week = parseWeek(SAMPLE_EDITION.week)
  const around = { closesAt: SAMPLE_NOW, previous: '2026-W46', next: '2026-W48' }
  const summary = toSummary(SAMPLE_EDITION)
  return {
    listDigests: {
      digests: [toApiSummary(summary)],
      closing: [toApiClosing({ ...summary, week: '2026-W48', closesAt: Date.UTC(2026, 11, 1) })],
      open: '2026-W49',
      rule: EDITION_RULE.en,
    },
    findDigest: week && toApiDigest({ edition: SAMPLE_EDITION, week, ...around }),
  }
}
