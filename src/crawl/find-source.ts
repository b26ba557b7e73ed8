import type { Document } from '../document.ts'
import { type Failure, toFailure } from '../failure.ts'
import type { Discovered } from '../feed.ts'
import { type Source, toAskedKind } from '../source.ts'
import type { Crawler } from './crawler.ts'
import type { FeedReading, ReadingRules } from './readings.ts'

/** Feeds that a page names which are tried, and addresses where its kind of site keeps one. */
const NAMED_MAX = 3
const GUESSED_MAX = 4

/** What was found behind an address: a readable document and how it is read. */
export interface FoundSource {
  document: Document
  reading: FeedReading
  /** The rules that it was read by. */
  rules: Pick<Source, 'page' | 'json'>
  /** Everything that a site offers, when the address was one. */
  discovered: Discovered[]
}

export type FindResult = { found: FoundSource } | { failure: Failure; fetched: boolean }

type Finder = Pick<Crawler, 'fetcher' | 'reader'>

/**
 * Finds what can be followed behind an address: the document itself when it is a feed or fits the source's own rule, else
 * a feed that the page names, a feed where its kind of site keeps one, the page's own list of posts.
 */
export async function findSource(finder: Finder, url: string, source: ReadingRules): Promise<FindResult> {
  const answer = await read(finder, url, source)
  if ('found' in answer || !answer.document || hasRule(source) || answer.failure.code !== 'not-a-feed') {
    return 'found' in answer ? answer : { failure: answer.failure, fetched: answer.document !== null }
  }
  const { named: all, guessed } = await finder.reader.discover(answer.document)
  const named = all.filter((each) => finder.fetcher.refuse(each.url) === null)
  const candidates = [...named.slice(0, NAMED_MAX).map((each) => each.url), ...guessed.slice(0, GUESSED_MAX)]
  for (const candidate of new Set(candidates.filter((each) => each !== url))) {
    const feed = await read(finder, candidate, source)
    if ('found' in feed) return { found: { ...feed.found, discovered: toDiscovered(named, feed.found) } }
  }
  const list = await readList(finder, answer.document, source)
  if (list) return { found: list }
  const detail = `${answer.failure.detail} No feed was found beside it, and it has no list of posts that can be read.`
  return { failure: toFailure('not-a-feed', detail), fetched: true }
}

/** Reads one address as it is. */
async function read(
  { fetcher, reader }: Finder,
  url: string,
  source: ReadingRules,
): Promise<{ found: FoundSource } | { failure: Failure; document: Document | null }> {
  const answer = await fetcher.fetch({ url, kind: toAskedKind(source) })
  if (answer.outcome === 'failed') return { failure: answer.failure, document: null }
  if (answer.outcome === 'unchanged') {
    return {
      failure: toFailure('bad-response', `${url} said "not modified" to a first request.`),
      document: null,
    }
  }
  const { document } = answer
  const result = await reader.readFeed({ document, source, known: new Map() })
  if ('failure' in result) return { failure: result.failure, document }
  return { found: { document, reading: result.reading, rules: toWay(source), discovered: [] } }
}

function hasRule({ page, json }: ReadingRules): boolean {
  return page !== null || json !== null
}

function toWay({ page, json }: ReadingRules): FoundSource['rules'] {
  return { page, json }
}

/** The list of posts of a document that is no feed: of a page, else of JSON. */
async function readList(
  finder: Finder,
  document: Document,
  source: ReadingRules,
): Promise<FoundSource | null> {
  for (const way of [{ page: 'auto' }, { json: 'auto' }] as const) {
    const ruled = { ...source, ...way }
    const result = await finder.reader.readFeed({ document, source: ruled, known: new Map() })
    if ('failure' in result) continue
    const { kind, title } = result.reading.feed
    const discovered: Discovered[] = [{ url: document.finalUrl, kind, title }]
    return { document, reading: result.reading, rules: toWay(ruled), discovered }
  }
  return null
}

/** What the page names, or what was found without its help. */
function toDiscovered(named: Discovered[], { document, reading }: FoundSource): Discovered[] {
  const { kind, title } = reading.feed
  return named.some((each) => each.url === document.url)
    ? named
    : [{ url: document.url, kind, title }, ...named]
}
