import { expect, it } from 'vitest'
import { createGate } from './gate.ts'

it('lets only so many run at a time, in order, failures included', async () => {
  const gate = createGate(2)
  let running = 0
  let most = 0
  const order: number[] = []
  const work = (n: number) => async () => {
    running += 1
    most = Math.max(most, running)
    await Promise.resolve()
    order.push(n)
    running -= 1
    if (n === 1) throw new Error('one fails')
  }
  await Promise.allSettled([0, 1, 2, 3, 4].map((n) => gate.run(work(n))))
  expect(most).toBe(2)
  expect(order).toEqual([0, 1, 2, 3, 4])
})
