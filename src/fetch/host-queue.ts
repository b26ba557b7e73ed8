import { LRUCache } from 'lru-cache'

/** Hosts whose last request is remembered, to keep the distance to the next. */
const HOSTS_MAX = 10_000

export interface HostQueueOptions {
  /** ms since the epoch. */
  now: () => number
  /** Waits; ends early when the signal aborts. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** Aborted when the fetcher closes: whoever waits is sent away with its reason. */
  closing: AbortSignal
}

export interface Place {
  /** Name and port. */
  host: string
  /** Least time since the end of the host's last request, ms. */
  spacingMs: number
  /** Ahead of all who wait: for the next step of a chain that has begun. */
  first?: boolean
}

/** Runs tasks of one host one at a time, in the order they came and with a pause between; hosts do not wait for each other. */
export interface HostQueue {
  run<T>(place: Place, task: () => Promise<T>): Promise<T>
}

/** A queue in which nobody waits; `closing` ends the waiting of all. */
export function createHostQueue({ now, sleep, closing }: HostQueueOptions): HostQueue {
  /** Who waits, by host; a host without an entry is idle. */
  const lines = new Map<string, (() => void)[]>()
  const endedAt = new LRUCache<string, number>({ max: HOSTS_MAX })

  const enter = async ({ host, first }: Place) => {
    const line = lines.get(host)
    if (!line) {
      lines.set(host, [])
      return
    }
    const { promise, resolve } = Promise.withResolvers<void>()
    if (first) line.unshift(resolve)
    else line.push(resolve)
    await promise
  }

  const leave = (host: string) => {
    const next = lines.get(host)?.shift()
    if (next) next()
    else lines.delete(host)
  }

  const keepDistance = async ({ host, spacingMs }: Place) => {
    const last = endedAt.get(host)
    const waitMs = last === undefined ? 0 : Math.min(last + spacingMs - now(), spacingMs)
    if (waitMs > 0) await sleep(waitMs, closing)
  }

  return {
    async run(place, task) {
      await enter(place)
      try {
        closing.throwIfAborted()
        await keepDistance(place)
        closing.throwIfAborted()
        return await task()
      } finally {
        endedAt.set(place.host, now())
        leave(place.host)
      }
    },
  }
}
