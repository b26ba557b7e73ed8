import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'

/** How far the crawl stands back when it and the web side want the processor at the same time, as `nice` counts. */
const NICE = 5

/**
 * Lets the calling thread, and threads that it starts from now on, give way to the others of the process. Linux alone
 * gives threads priorities of their own; elsewhere, and where the system refuses, all stay equal.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
    setPriority(thread, NICE)
  } catch {}
}
