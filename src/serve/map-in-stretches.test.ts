import { expect, it } from 'vitest'
import { mapInStretches } from './map-in-stretches.ts'

it('keeps the order and lets others pass in between', async () => {
  let passed = 0
  const others = setInterval(() => {
    passed += 1
  }, 1)
  const busy = (item: number) => {
    const until = performance.now() + 2
    while (performance.now() < until);
    return item * 2
  }
  expect(await mapInStretches([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], busy)).toEqual([
    2, 4, 6, 8, 10, 12, 14, 16, 18, 20,
  ])
  clearInterval(others)
  expect(passed).toBeGreaterThan(1)
})
