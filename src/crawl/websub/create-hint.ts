import type { HubCalls } from '../../subscription.ts'
import { HINT_GAP_MS, HINT_REASON } from './polling.ts'
import type { Caller } from './websub.ts'

/** Takes deliveries where nobody reads: each makes its source due, so that a crawler elsewhere fetches it. */
export function createHint({
  websub: { subscriptions },
  now,
}: {
  websub: Pick<Caller['websub'], 'subscriptions'>
  now: () => number
}): HubCalls['deliver'] {
  return async (id) => {
    const subscription = await subscriptions.find(id)
    if (!subscription) return
    const hint = { now: now(), gapMs: HINT_GAP_MS, reason: HINT_REASON }
    await subscriptions.hasten(subscription.sourceId, hint)
    await subscriptions.noteDelivery(id, now())
  }
}
