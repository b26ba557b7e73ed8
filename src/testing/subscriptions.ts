import type { SourceWebsub, Subscription } from '../subscription.ts'
import { TEST_NOW } from './entries.ts'

/** A subscription of source `signal` that is wanted and due at TEST_NOW; fields given win. */
export function toTestSubscription(fields: Partial<Subscription> = {}): Subscription {
  const id = fields.id ?? 'subscription-one'
  return {
    id,
    sourceId: 'signal',
    hub: 'https://hub.example/',
    hubs: ['https://hub.example/'],
    topic: 'https://signal.example/feed.xml',
    callback: `https://reader.example/websub/${id}`,
    documentUrl: 'https://signal.example/feed.xml',
    secret: 'a secret of the test',
    state: 'wanted',
    detail: null,
    askedAt: null,
    leaseEndsAt: null,
    lastDeliveryAt: null,
    silentSince: null,
    attempts: 0,
    actAt: TEST_NOW,
    ...fields,
  }
}

/** What stands on a source of a subscription that is verified for another day; fields given win. */
export function toTestWebsub(fields: Partial<SourceWebsub> = {}): SourceWebsub {
  return {
    hub: 'https://hub.example/',
    state: 'verified',
    detail: null,
    askedAt: TEST_NOW,
    leaseEndsAt: TEST_NOW + 86_400_000,
    lastDeliveryAt: null,
    silentSince: null,
    deliveries: 0,
    dropped: 0,
    ...fields,
  }
}
