import type { Subscription, SubscriptionState } from '../subscription.ts'

/** What changes of a subscription; undefined: stays as it is. */
export type SubscriptionPatch = Partial<
  Pick<Subscription, 'state' | 'detail' | 'askedAt' | 'leaseEndsAt' | 'attempts' | 'actAt' | 'documentUrl'>
>

/** What must be so for a change to happen. */
export interface SubscriptionGuard {
  states: readonly SubscriptionState[]
  topic?: string
  /** Nothing else has happened since it was claimed with this `actAt`. */
  actAt?: number
}

/** What may be asked of the store about subscriptions; a source has at most one that is not being left. */
export interface Subscriptions {
  /** The source's own, unless it is being left. */
  findOf(sourceId: string): Promise<Subscription | null>
  find(id: string): Promise<Subscription | null>
  /** Adds one in place of the source's own: that is left where its hub may know it, else forgotten. */
  replace(subscription: Subscription): Promise<void>
  /** Leaves the source's own. */
  leave(sourceId: string, now: number): Promise<void>
  /** Leaves every one whose source is no longer followed. */
  leaveOrphans(now: number): Promise<void>
  /** Leaves every one whose callback is not below `base` (null: every one), and answers them as they were. */
  leaveStrays(options: { base: string | null; now: number }): Promise<Subscription[]>
  /** Takes those on which something is to be done, with `actAt` moved on by `leaseMs`; no other process gets them meanwhile. */
  claimDue(options: { now: number; leaseMs: number; limit: number }): Promise<Subscription[]>
  /** Changes one where the guard holds; answers whether it did. */
  change(id: string, guard: SubscriptionGuard, patch: SubscriptionPatch): Promise<boolean>
  forget(id: string): Promise<void>
  /** Notes a delivery: the hub tells. */
  noteDelivery(id: string, now: number): Promise<void>
  /** Notes that the hub of a source did not tell of a post that is there. */
  noteSilence(sourceId: string, now: number): Promise<void>
  /** Counts a delivery that was dropped; answers how many were, one after another. */
  noteDrop(id: string): Promise<number>
  /** Makes an active source due now, but not before `gapMs` after it was last read; one that is due earlier stays so. */
  hasten(sourceId: string, options: { now: number; gapMs: number; reason: string }): Promise<void>
  /** The same for all sources whose posts are brought to us: for when nobody listened for a while. */
  hastenPushed(options: { now: number; gapMs: number; reason: string }): Promise<void>
}
