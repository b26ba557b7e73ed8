import type { Document } from '../document.ts'
import { type Failure, toFailure } from '../failure.ts'
import type { Discovered } from '../feed.ts'
import { type Source, toAskedKind } from '../source.ts'
import type { Crawler } from './crawler.ts'
import { readWhole } from './read-whole.ts'
import type { FeedReading, ReadingRules } from './readings.ts'

/** What was found behind an address: a readable document and how it is read. */
export interface FoundSource {
  document: Document
  reading: FeedReading
  /** The rules that it was read by. */
  rules: Pick<Source, 'page' | 'json' | 'sitemap'>
  /** Everything that a site offers, when the address was one. */
  discovered: Discovered[]
  /** What a person should know of the choice, each one plain sentence. */
  remarks: string[]
}

export type Finder = Pick<Crawler, 'fetcher' | 'reader'>

/** Reads one address as it is. */
export async function readCandidate(
  finder: Finder,
  url: string,
  source: ReadingRules,
): Promise<{ found: FoundSource } | { failure: Failure; document: Document | null }> {
  const answer = await finder.fetcher.fetch({ url, kind: toAskedKind(source) })
  if (answer.outcome === 'failed') return { failure: answer.failure, document: null }
  if (answer.outcome === 'unchanged') {
    const detail = `${url} said "not modified" to a first request.`
    return { failure: toFailure('bad-response', detail), document: null }
  }
  const { document } = answer
  const result = await readWhole(finder, { document, source, known: new Map() })
  if ('failure' in result) return { failure: result.failure, document }
  return { found: toFound(document, result.reading, source) }
}

/** The list of posts of a document that is no feed: of a page, else of JSON. */
export async function readList(
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
    return { ...toFound(document, result.reading, ruled), discovered }
  }
  return null
}

function toFound(
  document: Document,
  reading: FeedReading,
  { page, json, sitemap }: ReadingRules,
): FoundSource {
  return { document, reading, rules: { page, json, sitemap }, discovered: [], remarks: [] }
}
