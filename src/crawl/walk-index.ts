import { type Failure, toFailure } from '../failure.ts'
import type { FeedPart } from '../feed.ts'
import type { Crawler } from './crawler.ts'
import type { FeedReading, FeedTask } from './readings.ts'

/** Sitemaps of an index that are read in one refresh, the likeliest to hold new posts. */
const SITEMAPS_MAX = 5
/** Documents that are asked for to find them: indexes that the index names are among them. */
const DOCUMENTS_MAX = 10
/** Indexes that may stand within one another; the standard allows none, large sites have two. */
const DEPTH_MAX = 3

/** What an index of sitemaps led to. */
export interface Walk {
  /** The sitemaps that were read. */
  readings: FeedReading[]
  failures: Failure[]
  /** Everything that the index and those within it name. */
  parts: FeedPart[]
  /** How many named documents were not asked for. */
  left: number
}

/** A document that an index names, and how many indexes it stands within. */
interface Step {
  url: string
  depth: number
}

/**
 * Reads the sitemaps that an index leads to, also through indexes within it: each of them in the place where it is named,
 * no document twice, and no further than the limits.
 */
export async function walkIndex(
  { fetcher, reader }: Pick<Crawler, 'fetcher' | 'reader'>,
  task: FeedTask,
  parts: FeedPart[],
): Promise<Walk> {
  const walk: Walk = { readings: [], failures: [], parts: [...parts], left: 0 }
  const seen = new Set([task.document.url, task.document.finalUrl])
  const waiting = toSteps(parts, 1)
  let documents = 0
  while (documents < DOCUMENTS_MAX && walk.readings.length + walk.failures.length < SITEMAPS_MAX) {
    const step = waiting.pop()
    if (!step) break
    if (seen.has(step.url)) continue
    seen.add(step.url)
    documents++
    const answer = await fetcher.fetch({ url: step.url, kind: 'feed' })
    if (answer.outcome === 'failed') walk.failures.push(answer.failure)
    if (answer.outcome !== 'fresh') continue
    const { document } = answer
    if (document.finalUrl !== step.url && seen.has(document.finalUrl)) continue
    seen.add(document.finalUrl)
    // What is expected of the whole is not expected of each part.
    const source = { ...task.source, expect: { minItems: 0 } }
    const within = note(walk, await reader.readFeed({ ...task, source, document }), step)
    for (const inner of within) waiting.push(inner)
  }
  walk.left = new Set(waiting.map(({ url }) => url).filter((url) => !seen.has(url))).size
  return walk
}

/** Adds what was read to the walk; gives what is to be asked for next, where it was an index. */
function note(walk: Walk, read: Awaited<ReturnType<Crawler['reader']['readFeed']>>, { depth }: Step): Step[] {
  if ('failure' in read) {
    walk.failures.push(read.failure)
    return []
  }
  const { parts } = read.reading.feed
  if (parts.length === 0) {
    walk.readings.push(read.reading)
    return []
  }
  if (depth >= DEPTH_MAX) {
    const detail = `An index that stands within ${DEPTH_MAX} others is not followed further.`
    walk.failures.push(toFailure('no-list', detail))
    return []
  }
  for (const part of parts) walk.parts.push(part)
  return toSteps(parts, depth + 1)
}

/** The last is taken first. */
function toSteps(parts: readonly FeedPart[], depth: number): Step[] {
  return parts.map(({ url }) => ({ url, depth })).toReversed()
}
