import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'

/** How far the crawl stands back when it and the web side want the processor at the same time, as `nice` counts. */
const NICE = 10
/** What the system calls the threads that help V8 to compile and to collect garbage. */
const HELPER = 'V8Worker'
const TASKS = '/proc/self/task'

/**
 * Lets the calling thread, and threads that it starts from now on, give way to the others of the process, and so V8's
 * helpers, which mostly collect the crawl's garbage. Linux alone gives threads priorities of their own; elsewhere, and
 * where the system refuses, all stay equal.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return
  for (const thread of [...findOwn(), ...findHelpers()]) {
    try {
      setPriority(thread, NICE)
    } catch {}
  }
}

/** The system's number of the calling thread, where it tells. */
function findOwn(): number[] {
  try {
    return [Number(readlinkSync('/proc/thread-self').split('/').at(-1))]
  } catch {
    return []
  }
}

function findHelpers(): number[] {
  try {
    return readdirSync(TASKS).filter(isHelper).map(Number)
  } catch {
    return []
  }
}

/** No for a thread that has just ended. */
function isHelper(thread: string): boolean {
  try {
    return readFileSync(`${TASKS}/${thread}/comm`, 'utf8').trim() === HELPER
  } catch {
    return false
  }
}
