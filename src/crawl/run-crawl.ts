import { toFailure } from '../failure.ts'
import type { SourceWithState } from '../source.ts'
import { isDiskFull } from '../trouble.ts'
import { closeEditions } from './close-editions.ts'
import type { Crawler, Log } from './crawler.ts'
import { giveBack, toClaim } from './keep-claim.ts'
import { noteConditions } from './note-conditions.ts'
import { pruneEntries } from './prune-entries.ts'
import { isRemoved, refreshSource, saveFailed } from './refresh-source.ts'
import { repeat } from './repeat.ts'
import { reviveStories } from './revive-stories.ts'
import { watchSaves } from './save-record.ts'

/** Looks for due sources: every two seconds, so that those spread over a minute are. */
const TICK = '*/2 * * * * *'
/** Deletes what is too old: at 4:20 UTC. */
const PRUNE = '20 4 * * *'
/** Notes who has been silent for too long: after that. */
const NOTE = '40 4 * * *'
/** Closes editions whose time has come: every hour, so that one is missed only while nobody crawls. */
const CLOSE = '10 * * * *'
/** While the store cannot save, no blog is asked for what would be lost, ms. */
const STORE_REST_MS = 5 * 60_000

export interface RunningCrawl {
  /** Takes no new source and waits for those under way. */
  stop(): Promise<void>
}

/** Reads sources as they become due, at most `concurrency` at a time, until stopped; `noteSave` is told how saves go. */
export function runCrawl(
  crawler: Crawler,
  concurrency: number,
  noteSave: (isSaved: boolean) => void = () => {},
): RunningCrawl {
  const saves = watchSaves(noteSave)
  const looking = tellOnce(crawler.log)
  const running = new Set<Promise<void>>()
  let isStopped = false
  let isClaiming = true
  let restsUntil = 0
  const take = async () => {
    if (isStopped || isClaiming || running.size >= concurrency || crawler.now() < restsUntil) return
    isClaiming = true
    try {
      const limit = concurrency - running.size
      const claimed = await crawler.writes.claimDue({ ...toClaim(crawler), limit })
      saves.noteClaim(true)
      looking.isWell()
      for (const source of claimed) start(source)
    } catch (error) {
      saves.noteClaim(false)
      looking.isBroken(error)
    } finally {
      isClaiming = false
    }
  }
  const start = (source: SourceWithState) => {
    const work = refreshAndLog(crawler, source).then((isSaved) => {
      // A small save that still finds room on a full disk says nothing.
      if (!isSaved || crawler.now() >= restsUntil) saves.noteSave(isSaved)
      if (!isSaved) restsUntil = crawler.now() + STORE_REST_MS
      running.delete(work)
      void take()
    })
    running.add(work)
  }
  const tasks = [
    repeat(TICK, take),
    repeat(PRUNE, () => pruneAndLog(crawler)),
    repeat(NOTE, () => noteAndLog(crawler)),
    repeat(CLOSE, () => closeAndLog(crawler)),
  ]
  const beginning = beginCrawl(crawler).then(() => {
    isClaiming = false
    return take()
  })
  return {
    stop: async () => {
      isStopped = true
      await Promise.all(tasks.map((task) => task.destroy()))
      await beginning
      await Promise.all(running)
    },
  }
}

/** Looking for due sources fails every two seconds while the store is away: that is told once, and when it is over. */
function tellOnce(log: Log): { isBroken(error: unknown): void; isWell(): void } {
  let isTold = false
  return {
    isBroken: (error) => {
      if (!isTold) log.error({ error }, 'Could not look for due sources; trying again every two seconds')
      isTold = true
    },
    isWell: () => {
      if (isTold) log.info({}, 'Due sources are found again')
      isTold = false
    },
  }
}

/** What is done before the first source is taken. */
export async function beginCrawl(crawler: Crawler): Promise<void> {
  await crawler.writes
    .spreadDue(crawler.now())
    .catch((error) => crawler.log.error({ error }, 'Sources that are due could not be spread over a minute'))
  await noteAndLog(crawler)
  await closeAndLog(crawler)
}

/**
 * One refresh; a bug in it is logged and costs this refresh only. The source then counts as failed, so that it is left
 * alone for a while like any other; on a full disk, which is no fault of its, it stays due. Answers whether its state could be saved.
 */
async function refreshAndLog(crawler: Crawler, source: SourceWithState): Promise<boolean> {
  try {
    const { outcome, entriesNew, entriesUpdated, failure } = await refreshSource(crawler, source)
    const fields = { source: source.id, outcome, entriesNew, entriesUpdated }
    if (failure) crawler.log.info({ ...fields, failure }, 'Source could not be read')
    else crawler.log.info(fields, 'Source read')
    return true
  } catch (error) {
    if (isRemoved(error)) {
      crawler.log.info({ source: source.id }, 'Source was removed while it was being read')
      return true
    }
    crawler.log.error({ source: source.id, error }, 'A refresh broke; the source is tried again later')
    if (isDiskFull(error)) {
      await giveBack(crawler, source.id)
      return false
    }
    const detail = 'A fault of this program or its database stopped the reading; the log tells more.'
    return saveFailed(crawler, source, toFailure('worker', detail)).then(
      () => true,
      () => false,
    )
  }
}

async function pruneAndLog(crawler: Crawler): Promise<void> {
  try {
    // A stop between deletion and this would leave posts without the one that stands for them.
    if (crawler.retentionMs === null) return await reviveStories(crawler.writes, crawler.now())
    const { deleted } = await pruneEntries({ ...crawler, memory: crawler }, crawler.retentionMs)
    crawler.log.info({ deleted }, 'Old entries deleted')
  } catch (error) {
    crawler.log.error({ error }, 'Old entries could not be deleted; trying again tomorrow')
  }
}

async function noteAndLog(crawler: Crawler): Promise<void> {
  try {
    await noteConditions(crawler, crawler.now())
  } catch (error) {
    crawler.log.error({ error }, 'The conditions of sources could not be noted; trying again tomorrow')
  }
}

async function closeAndLog(crawler: Crawler): Promise<void> {
  try {
    const weeks = await closeEditions(crawler)
    if (weeks.length > 0) crawler.log.info({ weeks }, 'Editions closed')
  } catch (error) {
    crawler.log.error({ error }, 'Editions could not be closed; trying again in an hour')
  }
}
