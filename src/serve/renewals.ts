import { setTimeout as wait } from 'node:timers/promises'

/** After each renewal others are answered for as long as it took, at most this long, ms. */
const PAUSE_MS_MAX = 50

/** What is being rendered anew in place of answers at hand. */
export interface Renewals<Request> {
  /** Has an answer rendered behind, in its turn; once, however often it is asked for meanwhile. */
  queue(key: string, request: Request): void
  /** Whether it waits for its turn, or is being rendered. */
  isAwaited(key: string): boolean
  /** Has it rendered at once. Who asks for the same answer meanwhile shares the work. */
  now(key: string, request: Request): Promise<void>
}

/**
 * Renders one queued answer after another, with a pause after each: when data moves, all that is often asked for grows old
 * at the same moment, and rendered in one go it would hold everybody up. `render` is taken to have ended when it fails.
 */
export function createRenewals<Request>(
  render: (request: Request) => Promise<unknown>,
  pause: (ms: number) => Promise<unknown> = wait,
): Renewals<Request> {
  const queued = new Map<string, Request>()
  const underWay = new Map<string, Promise<void>>()
  let isRunning = false

  function now(key: string, request: Request): Promise<void> {
    const shared = underWay.get(key)
    if (shared) return shared
    queued.delete(key)
    const end = () => void underWay.delete(key)
    const rendering = Promise.try(render, request).then(end, end)
    underWay.set(key, rendering)
    return rendering
  }

  async function run(): Promise<void> {
    isRunning = true
    for (const [key, request] of queued) {
      const startedAt = performance.now()
      await now(key, request)
      await pause(Math.min(performance.now() - startedAt, PAUSE_MS_MAX))
    }
    isRunning = false
  }

  const isAwaited = (key: string) => underWay.has(key) || queued.has(key)
  return {
    now,
    isAwaited,
    queue: (key, request) => {
      if (isAwaited(key)) return
      queued.set(key, request)
      if (!isRunning) void run()
    },
  }
}
