import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { createRenewals } from './renewals.ts'

/** Lets pauses pass that last a turn. */
const settled = async () => {
  for (let turn = 0; turn < 3; turn++) await nextTurn()
}

/** Renders what is asked for when told to. */
function createRendering() {
  const started: string[] = []
  const ends = new Map<string, { resolve(): void; reject(): void }>()
  const render = (request: string) =>
    new Promise<void>((resolve, reject) => {
      started.push(request)
      ends.set(request, { resolve, reject: () => reject(new Error('failed')) })
    })
  return { started, ends, renewals: createRenewals(render, () => nextTurn()) }
}

describe('renewals', () => {
  it('renders one after another, each once however often it is asked for', async () => {
    const { started, ends, renewals } = createRendering()
    for (const key of ['a', 'b', 'a', 'b', 'c']) renewals.queue(key, key)
    expect(started).toEqual(['a'])
    expect(['a', 'b', 'd'].map(renewals.isAwaited)).toEqual([true, true, false])
    ends.get('a')?.resolve()
    await settled()
    expect(started).toEqual(['a', 'b'])
    expect(renewals.isAwaited('a')).toBe(false)
    renewals.queue('b', 'b')
    ends.get('b')?.reject()
    await settled()
    expect(started).toEqual(['a', 'b', 'c'])
    ends.get('c')?.resolve()
    await settled()
    renewals.queue('a', 'a')
    expect(started).toEqual(['a', 'b', 'c', 'a'])
  })

  it('lets others be answered for as long as a rendering took', async () => {
    const at: number[] = []
    const renewals = createRenewals(async () => {
      at.push(performance.now())
      await pause(20)
    })
    for (const key of ['a', 'b']) renewals.queue(key, key)
    await vi.waitFor(() => expect(at).toHaveLength(2))
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(38)
  })

  it('renders at once what somebody waits for, and shares it', async () => {
    const { started, ends, renewals } = createRendering()
    renewals.queue('a', 'a')
    renewals.queue('b', 'b')
    const waiting = [renewals.now('b', 'b'), renewals.now('b', 'b'), renewals.now('a', 'a')]
    expect(started).toEqual(['a', 'b'])
    ends.get('b')?.reject()
    await expect(waiting[1]).resolves.toBeUndefined()
    ends.get('a')?.resolve()
    await Promise.all(waiting)
    await settled()
    expect(started).toEqual(['a', 'b'])
  })
})
