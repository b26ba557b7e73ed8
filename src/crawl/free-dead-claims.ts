import { existsSync, readFileSync } from 'node:fs'
import type { Writes } from '../store/writes.ts'

/** A crawler's name says where it runs, so that others on the machine can see whether it still does. */
export function toCrawlerName({ host, pid, mark }: { host: string; pid: number; mark: string }): string {
  return `${host}/${pid}/${mark}`
}

/**
 * Frees what crawlers of this machine had claimed that are no more, so that what a kill interrupted is due again at once
 * and not when its lease ends. A process has one crawler: an older one of our own process is dead.
 * @param name our own
 * @param isAlive whether a process of this machine runs
 */
export async function freeDeadClaims(
  writes: Pick<Writes, 'listClaimants' | 'releaseClaims'>,
  { name, now, isAlive }: { name: string; now: number; isAlive: (pid: number) => boolean },
): Promise<void> {
  const [ownHost, ownPid] = name.split('/')
  const claimants = await writes.listClaimants(now)
  const dead = claimants.filter((each) => {
    const [host, pid] = each.split('/')
    if (host !== ownHost || each === name) return false
    return pid === ownPid || !isAlive(Number(pid))
  })
  await writes.releaseClaims(dead)
}

/** Whether a process of this machine runs; one that we may not signal does, one that only waits to be buried does not. */
export function isProcessAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !isZombie(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Containers without an init keep the killed in the table of processes; known on Linux only. */
function isZombie(pid: number): boolean {
  const file = `/proc/${pid}/stat`
  return existsSync(file) && /\) Z /.test(readFileSync(file, 'latin1'))
}
