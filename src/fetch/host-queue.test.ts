import { describe, expect, it } from 'vitest'
import { createHostQueue } from './host-queue.ts'

/** A queue on a clock that moves only by sleeping. */
function start() {
  const clock = { now: 1_000_000 }
  const closing = new AbortController()
  const queue = createHostQueue({
    now: () => clock.now,
    sleep: async (ms) => {
      clock.now += ms
    },
    closing: closing.signal,
  })
  const log: string[] = []
  /** A task of 100 ms that writes when it started. */
  const run = (name: string, place: { host?: string; spacingMs?: number; first?: boolean } = {}) =>
    queue.run({ host: 'blog.example', spacingMs: 1_000, ...place }, async () => {
      log.push(`${name} at ${clock.now - 1_000_000}`)
      clock.now += 100
      return name
    })
  return { queue, clock, closing, log, run }
}

describe('createHostQueue', () => {
  it('runs the tasks of a host in order, with the pause between end and start', async () => {
    const { log, run } = start()
    expect(await Promise.all([run('a'), run('b'), run('c')])).toEqual(['a', 'b', 'c'])
    expect(log).toEqual(['a at 0', 'b at 1100', 'c at 2200'])
  })

  it('keeps the pause for a task that comes later', async () => {
    const { clock, log, run } = start()
    await run('a')
    clock.now += 400
    await run('b')
    expect(log).toEqual(['a at 0', 'b at 1100'])
  })

  it('does not wait when the pause is over already', async () => {
    const { clock, log, run } = start()
    await run('a')
    clock.now += 5_000
    await run('b')
    expect(log).toEqual(['a at 0', 'b at 5100'])
  })

  it('waits no longer than the pause when the clock is set back', async () => {
    const { clock, log, run } = start()
    await run('a')
    clock.now -= 3_600_000
    await run('b')
    expect(log.at(-1)).toBe(`b at ${100 - 3_600_000 + 1_000}`)
  })

  it('takes the longer pause of a task that wants one', async () => {
    const { log, run } = start()
    await Promise.all([run('a'), run('b', { spacingMs: 5_000 }), run('c')])
    expect(log).toEqual(['a at 0', 'b at 5100', 'c at 6200'])
  })

  it('lets the next step of a chain go ahead of the line', async () => {
    const { log, run } = start()
    await Promise.all([run('a'), run('b'), run('step', { first: true })])
    expect(log.map((line) => line.split(' ')[0])).toEqual(['a', 'step', 'b'])
  })

  it('runs one task of a host at a time and those of different hosts together', async () => {
    const { queue } = start()
    const running = new Map<string, number>()
    const most = new Map<string, number>()
    let together = 0
    const visit = (host: string) =>
      queue.run({ host, spacingMs: 0 }, async () => {
        running.set(host, (running.get(host) ?? 0) + 1)
        most.set(host, Math.max(most.get(host) ?? 0, running.get(host) ?? 0))
        together = Math.max(together, running.size)
        await new Promise((resolve) => setImmediate(resolve))
        running.set(host, (running.get(host) ?? 0) - 1)
        if (running.get(host) === 0) running.delete(host)
      })
    await Promise.all(['a', 'b', 'a', 'b', 'a'].map(visit))
    expect(Object.fromEntries(most)).toEqual({ a: 1, b: 1 })
    expect(together).toBe(2)
  })

  it('goes on after a task that failed', async () => {
    const { queue, run } = start()
    const broken = queue.run({ host: 'blog.example', spacingMs: 0 }, () =>
      Promise.reject(new Error('broken')),
    )
    const next = run('b')
    await expect(broken).rejects.toThrow('broken')
    expect(await next).toBe('b')
  })

  it('sends everyone who waits away when it closes', async () => {
    const { closing, log, run } = start()
    const waiting = [run('a'), run('b')]
    closing.abort(new Error('closed'))
    const results = await Promise.allSettled(waiting)
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(log).toEqual([])
  })
})
