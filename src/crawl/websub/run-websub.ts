import { repeat } from '../repeat.ts'
import type { RunningCrawl } from '../run-crawl.ts'
import { AWAY_REASON, POLL_GAP_MS } from './polling.ts'
import { tendSubscriptions } from './tend-subscriptions.ts'
import type { Caller } from './websub.ts'

/** Looks for hubs to ask: every ten seconds. */
const TICK = '*/10 * * * * *'

/** Keeps subscriptions alive until stopped. What hubs wanted to bring while nobody listened is fetched first. */
export function runWebsub(caller: Caller): RunningCrawl {
  const { websub, now, log } = caller
  let isStopped = false
  let round = Promise.resolve()
  const tend = () => {
    if (isStopped) return round
    round = tendSubscriptions(caller).catch((error: Error) =>
      log.error({ error }, 'Subscriptions could not be tended; trying again in ten seconds'),
    )
    return round
  }
  const hasten = { now: now(), gapMs: POLL_GAP_MS, reason: AWAY_REASON }
  round = websub.subscriptions
    .hastenPushed(hasten)
    .catch((error: Error) => log.error({ error }, 'Sources with hubs could not be made due'))
  const task = repeat(TICK, tend)
  return {
    stop: async () => {
      isStopped = true
      await task.destroy()
      await round
    },
  }
}
