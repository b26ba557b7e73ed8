import { type HubCalls, isPushing, type Subscription, type SubscriptionState } from '../../subscription.ts'
import { toAskAfterRefusal, toLease } from './lease.ts'
import { POLL_GAP_MS, STOPPED_REASON } from './polling.ts'
import { toRemark } from './remark.ts'
import type { Caller } from './websub.ts'

/** Deliveries with a wrong signature, one after another, after which the hub is taken for broken. */
const DROPS_MAX = 3
/** A hub may agree late, after we had given it up, and may ask again later on; never before it was asked. */
const ASKED_FOR: readonly SubscriptionState[] = ['asked', 'verified', 'failed']
const WRONGLY_SIGNED = 'What it delivers is not signed with the secret that it was given.'
/** What was let go is kept for this long, in case the hub asks twice, ms. */
const LEFT_MS = 86_400_000

type Keeper = Pick<Caller, 'now' | 'random' | 'log'> & { websub: Pick<Caller['websub'], 'subscriptions'> }

/** What hubs say, noted in the store; `deliver` says what becomes of deliveries. */
export function createHubCalls(keeper: Keeper, deliver: HubCalls['deliver']): HubCalls {
  const { subscriptions } = keeper.websub
  const moment = () => ({ now: keeper.now(), random: keeper.random() })
  return {
    confirm: async (id, { mode, topic, leaseSeconds }) => {
      if (mode === 'unsubscribe') {
        const patch = { attempts: Number.MAX_SAFE_INTEGER, actAt: keeper.now() + LEFT_MS }
        return subscriptions.change(id, { states: ['leaving'], topic }, patch)
      }
      const { endsAt, renewAt } = toLease(leaseSeconds, moment())
      const patch = { state: 'verified', leaseEndsAt: endsAt, actAt: renewAt } as const
      const isWanted = await subscriptions.change(
        id,
        { states: ASKED_FOR, topic },
        { ...patch, attempts: 0, detail: null },
      )
      if (isWanted) keeper.log.info({ topic, leaseSeconds }, 'Hub verified our subscription')
      return isWanted
    },
    deny: async (id, { topic, reason }) => {
      const detail = toRemark(reason) ?? 'It gave no reason.'
      const patch = {
        state: 'denied',
        detail,
        leaseEndsAt: null,
        actAt: toAskAfterRefusal(moment()),
      } as const
      const before = await subscriptions.find(id)
      if (!(await subscriptions.change(id, { states: ASKED_FOR, topic }, patch))) return false
      keeper.log.info({ topic, detail }, 'Hub denied our subscription; polling goes on')
      await backToPolling(keeper, before)
      return true
    },
    deliver,
    drop: async (id) => {
      if ((await subscriptions.noteDrop(id)) < DROPS_MAX) return
      const patch = { state: 'failed', detail: WRONGLY_SIGNED, actAt: toAskAfterRefusal(moment()) } as const
      const before = await subscriptions.find(id)
      if (!(await subscriptions.change(id, { states: ['verified'] }, patch))) return
      keeper.log.info({ source: before?.sourceId, hub: before?.hub }, 'Hub signs wrongly; back to polling')
      await backToPolling(keeper, before)
    },
  }
}

async function backToPolling({ websub, now }: Keeper, before: Subscription | null): Promise<void> {
  if (!before || !isPushing(before, now())) return
  const hasten = { now: now(), gapMs: POLL_GAP_MS, reason: STOPPED_REASON }
  await websub.subscriptions.hasten(before.sourceId, hasten)
}
