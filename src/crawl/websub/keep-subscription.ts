import type { Document } from '../../document.ts'
import type { Feed } from '../../feed.ts'
import type { Subscription } from '../../subscription.ts'
import type { Websub } from './websub.ts'

/** Hubs of one document that are ever tried. */
const HUBS_MAX = 5
const TOPIC_CHARACTERS_MAX = 2048

export interface NamedHubs {
  sourceId: string
  feed: Pick<Feed, 'hubs' | 'self'>
  document: Pick<Document, 'finalUrl'>
  now: number
}

/**
 * Keeps a source's subscription in step with what its document says: wanted where it names a hub, at the address it gives
 * for itself (WebSub §4); another one where hub or address changed; none where it names no hub any more.
 */
export async function keepSubscription(websub: Websub, named: NamedHubs): Promise<void> {
  const { subscriptions, base } = websub
  const { sourceId, feed, document, now } = named
  if (base === null) return
  const own = await subscriptions.findOf(sourceId)
  const topic = feed.self ?? document.finalUrl
  const hubs = topic.length > TOPIC_CHARACTERS_MAX ? [] : feed.hubs.slice(0, HUBS_MAX)
  const [hub] = hubs
  if (hub === undefined) {
    if (own) await subscriptions.leave(sourceId, now)
  } else if (own?.topic !== topic || !hubs.includes(own.hub)) {
    const place = { sourceId, hub, hubs, topic, documentUrl: document.finalUrl }
    await subscriptions.replace(toSubscription({ ...websub, base }, place, now))
  } else if (own.documentUrl !== document.finalUrl) {
    await subscriptions.change(own.id, { states: [own.state] }, { documentUrl: document.finalUrl })
  }
}

/** A subscription that is wanted, with an address and a secret of its own. */
export function toSubscription(
  { base, newToken }: Pick<Websub, 'newToken'> & { base: string },
  place: Pick<Subscription, 'sourceId' | 'hub' | 'hubs' | 'topic' | 'documentUrl'>,
  now: number,
): Subscription {
  const id = newToken()
  return {
    ...place,
    id,
    callback: `${base}/websub/${id}`,
    secret: newToken(),
    state: 'wanted',
    detail: null,
    askedAt: null,
    leaseEndsAt: null,
    lastDeliveryAt: null,
    silentSince: null,
    attempts: 0,
    actAt: now,
  }
}
