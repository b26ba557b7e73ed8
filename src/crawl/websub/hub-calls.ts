import { quote } from '../../fetch/quote.ts'
import { DAY_MS, type Moment } from '../../interval.ts'
import { type HubCalls, isPushing, type Subscription, type SubscriptionState } from '../../subscription.ts'
import { toAskAfterRefusal, toLease } from './lease.ts'
import { POLL_GAP_MS, STOPPED_REASON } from './polling.ts'
import type { Caller } from './websub.ts'

/** Deliveries with a wrong signature, one after another, after which the hub is taken for broken. */
const DROPS_MAX = 3
/** A hub may agree late, after we had given it up, and may ask again later on; never before it was asked. */
const ASKED_FOR: readonly SubscriptionState[] = ['asked', 'verified', 'failed']
const WRONGLY_SIGNED = 'What it delivers is not signed with the secret that it was given.'
/** What was let go is kept for this long, in case the hub asks twice, ms. */
const LEFT_MS = DAY_MS

type Keeper = Pick<Caller, 'now' | 'random' | 'log'> & { websub: Pick<Caller['websub'], 'subscriptions'> }

/** What hubs say, noted in the store; `deliver` says what becomes of deliveries. */
export function createHubCalls(keeper: Keeper, deliver: HubCalls['deliver']): HubCalls {
  return {
    confirm: (id, { mode, topic, leaseSeconds }) =>
      mode === 'subscribe'
        ? verify(keeper, id, { topic, leaseSeconds })
        : keeper.websub.subscriptions.change(
            id,
            { states: ['leaving'], topic },
            { attempts: Number.MAX_SAFE_INTEGER, actAt: keeper.now() + LEFT_MS },
          ),
    deny: (id, denial) => deny(keeper, id, denial),
    deliver,
    drop: (id) => drop(keeper, id),
  }
}

async function verify(
  keeper: Keeper,
  id: string,
  { topic, leaseSeconds }: { topic: string; leaseSeconds: number | null },
): Promise<boolean> {
  const { endsAt, renewAt } = toLease(leaseSeconds, toMoment(keeper))
  const promise = { state: 'verified', leaseEndsAt: endsAt, actAt: renewAt } as const
  const isWanted = await keeper.websub.subscriptions.change(
    id,
    { states: ASKED_FOR, topic },
    { ...promise, attempts: 0, detail: null },
  )
  if (isWanted) keeper.log.info({ topic, leaseSeconds }, 'Hub verified our subscription')
  return isWanted
}

async function deny(
  keeper: Keeper,
  id: string,
  { topic, reason }: { topic: string; reason: string | null },
): Promise<boolean> {
  const { subscriptions } = keeper.websub
  const detail = reason?.trim() ? quote(reason) : 'It gave no reason.'
  const actAt = toAskAfterRefusal(toMoment(keeper))
  const before = await subscriptions.find(id)
  const patch = { state: 'denied', detail, leaseEndsAt: null, actAt } as const
  if (!(await subscriptions.change(id, { states: ASKED_FOR, topic }, patch))) return false
  keeper.log.info({ topic, detail }, 'Hub denied our subscription; polling goes on')
  await backToPolling(keeper, before)
  return true
}

async function drop(keeper: Keeper, id: string): Promise<void> {
  const { subscriptions } = keeper.websub
  if ((await subscriptions.noteDrop(id)) < DROPS_MAX) return
  const before = await subscriptions.find(id)
  const actAt = toAskAfterRefusal(toMoment(keeper))
  const patch = { state: 'failed', detail: WRONGLY_SIGNED, actAt } as const
  if (!(await subscriptions.change(id, { states: ['verified'] }, patch))) return
  keeper.log.info({ source: before?.sourceId, hub: before?.hub }, 'Hub signs wrongly; back to polling')
  await backToPolling(keeper, before)
}

async function backToPolling({ websub, now }: Keeper, before: Subscription | null): Promise<void> {
  if (!isPushing(before, now()) || !before) return
  const hasten = { now: now(), gapMs: POLL_GAP_MS, reason: STOPPED_REASON }
  await websub.subscriptions.hasten(before.sourceId, hasten)
}

function toMoment({ now, random }: Keeper): Moment {
  return { now: now(), random: random() }
}
