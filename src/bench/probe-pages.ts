import { monitorEventLoopDelay } from 'node:perf_hooks'

const PAGES = [
  '/',
  '/sources',
  '/tags',
  '/feed.atom',
  '/feed.json',
  '/search?q=item',
  '/api/v1/entries',
  '/api/v1/sources',
]
/** Between two requests, ms. */
const EVERY_MS = 40
/** How finely it is measured what holds us up, ms. */
const RESOLUTION_MS = 10
const NANOSECONDS_PER_MS = 1e6

export interface PageTimes {
  requests: number
  failed: number
  medianMs: number
  p99Ms: number
  maxMs: number
  /** What the machine and the benchmark's own work held the asking process up for, 99th percentile, ms. */
  heldUpMs: number
}

/** Asks for pages one after another until told to stop, as one patient reader would, and tells how long each took. */
export function probePages(url: string): { stop(): Promise<PageTimes> } {
  const times: number[] = []
  let failed = 0
  let isStopped = false
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const run = async () => {
    for (let turn = 0; !isStopped; turn++) {
      const startedAt = performance.now()
      const answer = await fetch(`${url}${PAGES[turn % PAGES.length]}`).catch(() => null)
      await answer?.arrayBuffer().catch(() => {})
      times.push(performance.now() - startedAt)
      if (!answer?.ok) failed += 1
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    }
  }
  const running = run()
  return {
    stop: async () => {
      isStopped = true
      await running
      const heldUpMs = Math.max(0, delay.percentile(99) / NANOSECONDS_PER_MS - RESOLUTION_MS)
      return { ...toQuantiles(times), requests: times.length, failed, heldUpMs }
    },
  }
}

/** Median, 99th percentile and maximum of durations, ms. */
export function toQuantiles(times: readonly number[]): { medianMs: number; p99Ms: number; maxMs: number } {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { medianMs: at(0.5), p99Ms: at(0.99), maxMs: sorted.at(-1) ?? 0 }
}
