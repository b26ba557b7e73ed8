import { expect, it } from 'vitest'
import { listVariants } from './chinese-characters.ts'

it.each([
  ['attention', []],
  ['的', []],
  ['训练', ['訓練']],
  ['訓練', ['训练']],
  ['發', ['发', '髮']],
])('lists the other ways to write %s', (word, expected) => {
  expect(listVariants(word)).toEqual(expected)
})

it('lists few, however many characters stand for several', () => {
  expect(listVariants('发复里系'.repeat(20)).length).toBeLessThanOrEqual(8)
})
