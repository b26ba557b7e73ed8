import { expect, it } from 'vitest'
import { createChance } from '../testing/sentences.ts'
import { sortEven } from './sort-even.ts'

const chance = createChance(3)

it.each([
  ['none', 0, 9],
  ['few', 5, 2 ** 32 - 1],
  ['evenly spread ones', 400, 123_456_789],
  ['many that are equal', 900, 20],
  ['more than are put into buckets', 3000, 2 ** 32 - 1],
])('puts %s in order', (_, count, max) => {
  const numbers = Uint32Array.from({ length: count }, () => Math.floor(chance() * (max + 1)))
  expect(sortEven(numbers, max)).toEqual(numbers.toSorted())
})

it('puts in order what is all at one end, the greatest of all with it', () => {
  const numbers = Uint32Array.from({ length: 1000 }, (_, at) => 2 ** 32 - 1 - at)
  expect(sortEven(numbers, 2 ** 32 - 1)).toEqual(numbers.toSorted())
})
