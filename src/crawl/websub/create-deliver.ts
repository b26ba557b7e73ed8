import { AppError } from '../../errors.ts'
import type { SourceWithState } from '../../source.ts'
import type { Delivery, HubCalls, Subscription } from '../../subscription.ts'
import type { Crawler } from '../crawler.ts'
import { giveBack, toClaim } from '../keep-claim.ts'
import { isRemoved } from '../refresh-source.ts'
import { HINT_GAP_MS, HINT_REASON } from './polling.ts'
import { readDelivery } from './read-delivery.ts'
import type { Websub } from './websub.ts'

/** Deliveries that are read at the same time. */
const DELIVERIES_MAX = 8

/**
 * Takes deliveries. Each is answered as soon as it cannot be lost: its source is claimed, and due if we are killed before
 * its posts are stored. `settle` waits for those under way.
 */
export function createDeliver(crawler: Crawler & { websub: Websub }): {
  deliver: HubCalls['deliver']
  settle(): Promise<void>
} {
  const { subscriptions } = crawler.websub
  const running = new Set<Promise<void>>()
  const deliver = async (id: string, delivery: Delivery) => {
    const subscription = await subscriptions.find(id)
    if (!subscription) throw new AppError('not-found', 'Nothing of the kind was asked for.')
    const { sourceId } = subscription
    const source = isTold(subscription) ? await claim(crawler, sourceId, running.size) : null
    try {
      await subscriptions.hasten(sourceId, { now: crawler.now(), gapMs: HINT_GAP_MS, reason: HINT_REASON })
      await subscriptions.noteDelivery(id, crawler.now())
    } catch (error) {
      if (source) await giveBack(crawler, sourceId)
      throw error
    }
    if (!source) return
    const told = { ...source, websub: source.websub && { ...source.websub, silentSince: null } }
    const work = readAndLog(crawler, told, { subscription, delivery }).finally(() => running.delete(work))
    running.add(work)
  }
  return { deliver, settle: async () => void (await Promise.all(running)) }
}

/**
 * Whether the topic is the document that we read. Templates are copied with the address of the blog they came from: what
 * a hub brings of another host is only a reason to look.
 */
function isTold({ topic, documentUrl }: Subscription): boolean {
  const [told, read] = [topic, documentUrl].map((url) => URL.parse(url)?.hostname.replace(/^www\./, ''))
  return told === read
}

/** Null: it is not followed at present. */
async function claim(crawler: Crawler, sourceId: string, running: number): Promise<SourceWithState | null> {
  const source = running < DELIVERIES_MAX ? await crawler.writes.claim(sourceId, toClaim(crawler)) : null
  if (!source) throw new AppError('busy', 'The source is being read at this moment; send it again.')
  if (source.status === 'active') return source
  await giveBack(crawler, sourceId)
  return null
}

/** A delivery that cannot be read leaves its source due and free for who polls it, and says so in the log. */
async function readAndLog(
  crawler: Crawler,
  source: SourceWithState,
  what: { subscription: Subscription; delivery: Delivery },
): Promise<void> {
  try {
    const { outcome, entriesNew, entriesUpdated, failure } = await readDelivery(crawler, source, what)
    const fields = { source: source.id, outcome, entriesNew, entriesUpdated }
    if (failure) await giveBack(crawler, source.id)
    if (failure) crawler.log.info({ ...fields, failure }, 'Delivery could not be read; its source is polled')
    else crawler.log.info(fields, 'Delivery read')
  } catch (error) {
    await giveBack(crawler, source.id)
    if (isRemoved(error))
      crawler.log.info({ source: source.id }, 'Source was removed while a delivery was being read')
    else crawler.log.error({ source: source.id, error }, 'Reading a delivery broke; its source is polled')
  }
}
