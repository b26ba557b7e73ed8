import { DAY_MS, HOUR_MS, type Moment, toJittered } from '../../interval.ts'

/** How long we ask to be told, seconds: ten days, which is what the public hubs give at most. */
export const LEASE_ASKED_SECONDS = 10 * 24 * 3600
/** A hub that promises more is asked anew by then all the same. */
const LEASE_MAX_MS = 60 * DAY_MS
/** A promise is renewed when this part of it is over … */
const RENEW_FROM = 0.7
/** … or up to this part later, so that subscriptions made together are not renewed together. */
const RENEW_SPREAD = 0.15
/** However short a lease a hub gives, it is not asked more often than this. */
const ASK_GAP_MS = HOUR_MS

/** A hub that was asked comes back within this time, or has failed. */
export const VERIFY_MS = HOUR_MS
/** A hub that said no is asked again after this. */
const DENIED_MS = 7 * DAY_MS
const RETRY_MAX_MS = 7 * DAY_MS

/** Until when a hub has promised to call, and when to ask again; `seconds`: as granted, null where it does not say. */
export function toLease(
  seconds: number | null,
  { now, random }: Moment,
): { endsAt: number; renewAt: number } {
  const lengthMs = Math.min((seconds ?? LEASE_ASKED_SECONDS) * 1000, LEASE_MAX_MS)
  const renewMs = lengthMs * (RENEW_FROM + random * RENEW_SPREAD)
  return { endsAt: now + lengthMs, renewAt: now + Math.max(Math.round(renewMs), ASK_GAP_MS) }
}

/** When a hub that failed is asked again: 1 h, 2 h, 4 h … up to a week. `attempts`: askings so far, from 1. */
export function toAskAgain(attempts: number, { now, random }: Moment): number {
  const wait = Math.min(HOUR_MS * 2 ** Math.min(attempts - 1, 10), RETRY_MAX_MS)
  return now + Math.round(toJittered(wait, random))
}

/** When a hub that said no, or that signs wrongly, is asked again. */
export function toAskAfterRefusal({ now, random }: Moment): number {
  return now + Math.round(toJittered(DENIED_MS, random))
}
