import type { PostResult } from '../../document.ts'
import { quote } from '../../fetch/quote.ts'
import { isPromised, type Subscription } from '../../subscription.ts'
import { toSubscription } from './keep-subscription.ts'
import { LEASE_ASKED_SECONDS, toAskAgain, VERIFY_MS } from './lease.ts'
import { POLL_GAP_MS, STOPPED_REASON } from './polling.ts'
import type { Caller } from './websub.ts'

/** Askings to be let go before a subscription is forgotten; its lease ends it in any case. */
const LEAVE_ATTEMPTS_MAX = 3
/** Statuses by which a hub says that it knows no such subscription, as opposed to "not now" (429). */
const isFinal = (status: number) => status >= 400 && status < 500 && status !== 429

/** Does what is due for a subscription: asks its hub for it, renews it, or asks to be let go. */
export async function askHub(caller: Caller, subscription: Subscription): Promise<void> {
  if (subscription.state === 'leaving') return askToLeave(caller, subscription)
  if (subscription.state === 'asked') return giveUp(caller, subscription)
  if (subscription.state === 'verified') return renew(caller, subscription)
  const other = toOtherHub(caller, subscription)
  if (other) await caller.websub.subscriptions.replace(other)
  await ask(caller, other ?? subscription, caller.now() + VERIFY_MS)
}

/** The hub accepted, but never came back to verify that it was us who asked. */
async function giveUp({ websub, now, random, log }: Caller, subscription: Subscription): Promise<void> {
  const { id, attempts, actAt, sourceId, hub } = subscription
  const detail = `${toHostName(hub)} took our request and never came back to verify it.`
  const nextAt = toAskAgain(attempts, { now: now(), random: random() })
  const patch = { state: 'failed', detail, actAt: nextAt } as const
  const isChanged = await websub.subscriptions.change(id, { states: ['asked'], actAt }, patch)
  if (isChanged) log.info({ source: sourceId, hub, detail }, 'Hub does not verify; polling goes on')
}

/** Asks again well before the lease ends. Once it has ended, the source is polled as before until the hub verifies anew. */
async function renew(caller: Caller, subscription: Subscription): Promise<void> {
  const { websub, now, random, log } = caller
  const { sourceId, hub, leaseEndsAt } = subscription
  if (isPromised(subscription, now())) {
    const nextAt = toAskAgain(subscription.attempts + 1, { now: now(), random: random() })
    return ask(caller, subscription, Math.min(nextAt, leaseEndsAt ?? nextAt))
  }
  log.info({ source: sourceId, hub }, 'Subscription ended without renewal; back to polling')
  const hasten = { now: now(), gapMs: POLL_GAP_MS, reason: STOPPED_REASON }
  await websub.subscriptions.hasten(sourceId, hasten)
  await ask(caller, { ...subscription, attempts: 0 }, now() + VERIFY_MS)
}

/** Sends the request; `nextAt`: when to look again if nothing is heard, ms. The state is noted first: hubs may verify at once. */
async function ask(caller: Caller, subscription: Subscription, nextAt: number): Promise<void> {
  const { websub, now, random, log } = caller
  const { id, sourceId, hub, topic } = subscription
  const state = isPromised(subscription, now()) ? 'verified' : 'asked'
  const attempts = subscription.attempts + 1
  const guard = { states: [subscription.state], actAt: subscription.actAt }
  const isOurs = await websub.subscriptions.change(id, guard, {
    ...{ state, askedAt: now(), attempts, actAt: nextAt },
    ...(state === 'asked' ? { detail: null } : {}),
  })
  if (!isOurs) return
  const refusal = toRefusal(hub, await send(caller, subscription, 'subscribe'))
  if (refusal === null) {
    log.info({ source: sourceId, hub, topic }, 'Hub asked to tell us of new posts')
    return
  }
  log.info({ source: sourceId, hub, detail: refusal }, 'Hub could not be asked; polling goes on')
  const again = toAskAgain(attempts, { now: now(), random: random() })
  const failed = { state: 'failed', actAt: again, detail: refusal } as const
  // A renewal that fails leaves the lease as it is, to be tried again before it ends.
  const patch = state === 'asked' ? failed : { detail: refusal }
  await websub.subscriptions.change(id, { states: [state], actAt: nextAt }, patch)
}

async function askToLeave(caller: Caller, subscription: Subscription): Promise<void> {
  const { websub, now, random } = caller
  const { id, actAt } = subscription
  const attempts = subscription.attempts + 1
  if (attempts > LEAVE_ATTEMPTS_MAX) return websub.subscriptions.forget(id)
  const patch = { attempts, actAt: toAskAgain(attempts, { now: now(), random: random() }) }
  if (!(await websub.subscriptions.change(id, { states: ['leaving'], actAt }, patch))) return
  const result = await send(caller, subscription, 'unsubscribe')
  if (result.outcome === 'answered' && isFinal(result.status)) await websub.subscriptions.forget(id)
}

/** The same at the next hub that the document names, where this one failed; an address is never told to two hubs. */
function toOtherHub({ websub, now }: Caller, subscription: Subscription): Subscription | null {
  const { state, hub, hubs, attempts } = subscription
  const other = hubs[(hubs.indexOf(hub) + 1) % hubs.length]
  const { base } = websub
  if (state === 'wanted' || base === null || other === undefined || other === hub) return null
  return { ...toSubscription({ ...websub, base }, { ...subscription, hub: other }, now()), attempts }
}

/** WebSub §5.1. The secret is sent whatever the scheme: without one, anybody who learns the callback could write posts. */
function send(
  { fetcher }: Caller,
  { hub, callback, topic, secret }: Subscription,
  mode: 'subscribe' | 'unsubscribe',
): Promise<PostResult> {
  const form = { 'hub.callback': callback, 'hub.mode': mode, 'hub.topic': topic }
  const more = { 'hub.lease_seconds': String(LEASE_ASKED_SECONDS), 'hub.secret': secret }
  return fetcher.post({ url: hub, form: mode === 'subscribe' ? { ...form, ...more } : form })
}

/** Why the hub did not take a request, or null: it did (202; older hubs say 204 or 200). */
function toRefusal(hub: string, result: PostResult): string | null {
  if (result.outcome === 'failed') return result.failure.detail
  const { status, reason } = result
  if (status >= 200 && status < 300) return null
  const words = reason?.trim() ? `: ${quote(reason)}` : ''
  return `${toHostName(hub)} answered ${status}${words}.`
}

function toHostName(url: string): string {
  return URL.parse(url)?.host ?? url
}
