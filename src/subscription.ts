/**
 * Where a subscription stands (WebSub, W3C Recommendation 2018). `wanted`: not asked for yet · `asked`: the hub has been
 * asked and has not come back to verify · `verified` · `denied`: the hub said no · `failed`: the hub cannot be asked, did
 * not come back, or its deliveries are no good · `leaving`: we want it no more, the hub is told so.
 */
export type SubscriptionState = 'wanted' | 'asked' | 'verified' | 'denied' | 'failed' | 'leaving'

/** What we ask a hub for: to be told when a source's document changes. Times are ms since the epoch. */
export interface Subscription {
  /** Unguessable; the last part of its callback address. */
  id: string
  sourceId: string
  hub: string
  /** All hubs that the document names, the one above among them. */
  hubs: string[]
  /** The address that the document gives for itself, by which the hub knows it. */
  topic: string
  /** The address of ours that the hub calls. */
  callback: string
  /** Where the document was read: what its relative addresses are relative to. */
  documentUrl: string
  /** The key of the hub's signatures. */
  secret: string
  state: SubscriptionState
  /** What the hub or its failure said, for the operator. */
  detail: string | null
  askedAt: number | null
  /** Until when the hub has promised to call; null before it first has. */
  leaseEndsAt: number | null
  lastDeliveryAt: number | null
  /** When a post was found of which the hub had told nothing; null: it tells of what there is, as far as we know. */
  silentSince: number | null
  /** Askings since the hub last agreed. */
  attempts: number
  /** When something is next to be done about it. */
  actAt: number
}

/** What stands on a source of its subscription. */
export type SourceWebsub = Pick<
  Subscription,
  'hub' | 'state' | 'detail' | 'askedAt' | 'leaseEndsAt' | 'lastDeliveryAt' | 'silentSince'
> & {
  /** Deliveries that were read, and those that were dropped because of their signature. */
  deliveries: number
  dropped: number
}

/** What a hub says when it comes back to us about a subscription. */
export interface Confirmation {
  mode: 'subscribe' | 'unsubscribe'
  topic: string
  /** Seconds, as the hub grants them; null where it does not say. */
  leaseSeconds: number | null
}

/** What was delivered, its signature verified. */
export interface Delivery {
  contentType: string | null
  body: Uint8Array
}

/** What may come from hubs, for whoever keeps the subscriptions; the web side only passes it on. */
export interface HubCalls {
  /** Whether this is what we asked for, and noted then. */
  confirm(id: string, confirmation: Confirmation): Promise<boolean>
  /** The hub will not tell us (any more). False: nothing of the kind was asked for. */
  deny(id: string, denial: { topic: string; reason: string | null }): Promise<boolean>
  /** Resolves when the delivery cannot be lost any more, before it is read. Throws AppError busy. */
  deliver(id: string, delivery: Delivery): Promise<void>
  /** Notes a delivery that was dropped because its signature is missing or wrong. */
  drop(id: string): Promise<void>
}

/** How a hub does, for readers; `silent`: it has promised to tell, and did not. */
export type HubState = SubscriptionState | 'silent'

/** How the hub of a subscription does. */
export function toHubState({ state, silentSince }: Pick<Subscription, 'state' | 'silentSince'>): HubState {
  return state === 'verified' && silentSince !== null ? 'silent' : state
}

/** Whether a hub's promise holds. */
export function isPromised(
  { state, leaseEndsAt }: Pick<Subscription, 'state' | 'leaseEndsAt'>,
  now: number,
): boolean {
  return state === 'verified' && (leaseEndsAt ?? 0) > now
}

/** Whether new posts of its source will be brought to us. */
export function isPushing(
  subscription: Pick<Subscription, 'state' | 'leaseEndsAt' | 'silentSince'> | null,
  now: number,
): boolean {
  return subscription !== null && subscription.silentSince === null && isPromised(subscription, now)
}
