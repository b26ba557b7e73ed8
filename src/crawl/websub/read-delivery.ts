import type { Document } from '../../document.ts'
import type { RefreshResult } from '../../operations.ts'
import { toNextFetch } from '../../schedule/schedule.ts'
import type { SourceWithState } from '../../source.ts'
import type { StatePatch } from '../../store/writes.ts'
import { type Delivery, isPushing, type Subscription } from '../../subscription.ts'
import type { Crawler } from '../crawler.ts'
import type { Habit } from '../find-habit.ts'
import { keepClaim } from '../keep-claim.ts'
import { readSource } from '../read-source.ts'
import { saveReading } from '../save-reading.ts'

/**
 * Reads what a hub brought as if it had been fetched from the source, and saves it in one transaction. Hubs may leave out
 * what they brought before (WebSub §7), so few items mean nothing. A failure changes nothing of the source, which is then still claimed.
 */
export function readDelivery(
  crawler: Crawler,
  source: SourceWithState,
  { subscription, delivery }: { subscription: Subscription; delivery: Delivery },
): Promise<RefreshResult> {
  return keepClaim(crawler, source, async () => {
    const document = toDocument(subscription.documentUrl, delivery, crawler.now())
    const known = new Map((await crawler.writes.listKnown(source.id)).map((entry) => [entry.id, entry]))
    const read = await readSource(crawler, {
      document,
      source: { ...source, expect: { minItems: 0 } },
      known,
    })
    if ('failure' in read) {
      return { outcome: 'failed', entriesNew: 0, entriesUpdated: 0, failure: read.failure }
    }
    const moment = { now: crawler.now(), random: crawler.random() }
    const toPatch = (habit: Habit) => toDeliveredPatch(source, habit, moment)
    return saveReading(crawler, source, { known, reading: read.reading, toPatch })
  })
}

/** Headers of the request are not signed: its type alone is taken from them, which the bytes must bear out. */
function toDocument(url: string, { contentType, body }: Delivery, now: number): Document {
  return {
    url,
    finalUrl: url,
    movedTo: null,
    status: 200,
    headers: contentType === null ? {} : { 'content-type': contentType },
    body,
    validators: { etag: null, lastModified: null },
    fetchedAt: now,
  }
}

/** The source was heard. What only its own answers tell stays: validators, pace, remarks, the usual number of items. */
function toDeliveredPatch(
  source: SourceWithState,
  { lastPublishedAt, usualGapMs }: Habit,
  { now, random }: { now: number; random: number },
): StatePatch {
  const { pace, etag, lastModified } = source
  const isConditional = etag !== null || lastModified !== null
  const isPushed = isPushing(source.websub, now)
  const facts = { now, random, pace, headers: {}, isConditional, lastPublishedAt, usualGapMs, isPushed }
  const next = toNextFetch(facts)
  return {
    nextFetchAt: next.at,
    nextFetchReason: next.reason,
    lastFetchAt: source.lastFetchAt ?? now,
    lastSuccessAt: now,
    failures: 0,
    lastError: null,
    usualGapMs,
    itemCounts: source.itemCounts,
  }
}
