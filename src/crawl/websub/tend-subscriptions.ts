import { isPushing } from '../../subscription.ts'
import { askHub } from './ask-hub.ts'
import { toSubscription } from './keep-subscription.ts'
import { POLL_GAP_MS, STOPPED_REASON } from './polling.ts'
import type { Caller } from './websub.ts'

/** Hubs asked in one round. */
const ASKED_MAX = 20
/** A round that breaks is taken up again after this, ms. */
const LEASE_MS = 5 * 60_000

/** One round: lets go what is no longer wanted, moves what is called at an old address of ours, asks hubs what is due. */
export async function tendSubscriptions(caller: Caller): Promise<void> {
  const { websub, now } = caller
  await websub.subscriptions.leaveOrphans(now())
  await moveStrays(caller)
  const due = await websub.subscriptions.claimDue({ now: now(), leaseMs: LEASE_MS, limit: ASKED_MAX })
  await Promise.all(
    due.map((subscription) =>
      askHub(caller, subscription).catch((error: Error) => {
        const { sourceId: source, hub } = subscription
        caller.log.error({ error, source, hub }, 'Asking a hub broke; it is taken up again in a few minutes')
      }),
    ),
  )
}

/** Our public address changed or is no longer set: what hubs call at the old one must not count as being told. */
async function moveStrays({ websub, now }: Caller): Promise<void> {
  const { subscriptions, base } = websub
  for (const stray of await subscriptions.leaveStrays({ base, now: now() })) {
    if (base !== null) await subscriptions.replace(toSubscription({ ...websub, base }, stray, now()))
    if (!isPushing(stray, now())) continue
    const hasten = { now: now(), gapMs: POLL_GAP_MS, reason: STOPPED_REASON }
    await subscriptions.hasten(stray.sourceId, hasten)
  }
}
