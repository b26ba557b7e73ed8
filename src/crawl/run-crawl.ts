import { schedule } from 'node-cron'
import type { SourceWithState } from '../source.ts'
import type { Crawler } from './crawler.ts'
import { refreshSource } from './refresh-source.ts'

/** Looks for due sources: every ten seconds. */
const TICK = '*/10 * * * * *'
/** Deletes what is too old: at 4:20 in the night. */
const PRUNE = '20 4 * * *'
/** A claimed source that is not saved within this time may be taken by another crawler, ms. */
export const LEASE_MS = 5 * 60_000

export interface RunningCrawl {
  /** Takes no new source and waits for those under way. */
  stop(): Promise<void>
}

/** Reads sources as they become due, at most `concurrency` at a time, until stopped. */
export function runCrawl(crawler: Crawler, concurrency: number): RunningCrawl {
  const running = new Set<Promise<void>>()
  let isStopped = false
  let isClaiming = false
  const take = async () => {
    if (isStopped || isClaiming || running.size >= concurrency) return
    isClaiming = true
    try {
      const limit = concurrency - running.size
      const claimed = await crawler.writes.claimDue({ now: crawler.now(), leaseMs: LEASE_MS, limit })
      for (const source of claimed) start(source)
    } catch (error) {
      crawler.log.error({ error }, 'Could not look for due sources; trying again in ten seconds')
    } finally {
      isClaiming = false
    }
  }
  const start = (source: SourceWithState) => {
    const work = refreshAndLog(crawler, source).finally(() => {
      running.delete(work)
      void take()
    })
    running.add(work)
  }
  const tasks = [
    schedule(TICK, take, { noOverlap: true }),
    schedule(PRUNE, () => pruneAndLog(crawler), { noOverlap: true }),
  ]
  void take()
  return {
    stop: async () => {
      isStopped = true
      await Promise.all(tasks.map((task) => task.destroy()))
      await Promise.all(running)
    },
  }
}

/** One refresh; a bug in it is logged and costs this refresh only. */
async function refreshAndLog(crawler: Crawler, source: SourceWithState): Promise<void> {
  try {
    const { outcome, entriesNew, entriesUpdated, failure } = await refreshSource(crawler, source)
    const fields = { source: source.id, outcome, entriesNew, entriesUpdated }
    if (failure) crawler.log.info({ ...fields, failure }, 'Source could not be read')
    else crawler.log.info(fields, 'Source read')
  } catch (error) {
    crawler.log.error(
      { source: source.id, error },
      'A refresh broke; the source is taken up again when its claim ends',
    )
  }
}

async function pruneAndLog({ writes, now, retentionMs, log }: Crawler): Promise<void> {
  if (retentionMs === null) return
  try {
    const deleted = await writes.prune({ before: now() - retentionMs, now: now() })
    log.info({ deleted }, 'Old entries deleted')
  } catch (error) {
    log.error({ error }, 'Old entries could not be deleted; trying again tomorrow')
  }
}
