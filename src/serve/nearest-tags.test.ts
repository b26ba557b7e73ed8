import { describe, expect, it } from 'vitest'
import { toTestConcept } from '../testing/builders.ts'
import { findNearestTags, toNamedTags } from './nearest-tags.ts'

const vocabulary = [
  toTestConcept('transformers', {
    names: { en: 'Transformers', zh: '变换器' },
    aliases: { en: ['attention'], zh: ['注意力机制'] },
  }),
  toTestConcept('reinforcement-learning', { names: { en: 'Reinforcement learning', zh: '强化学习' } }),
  toTestConcept('diffusion', { names: { en: 'Diffusion models', zh: '扩散模型' } }),
]
const named = toNamedTags(vocabulary, [{ id: 'side-project', name: 'Side Project' }], 'en')
const find = (typed: string) => findNearestTags(typed, named, 3).map(({ id }) => id)

describe('findNearestTags', () => {
  it.each([
    ['a slip of the pen', 'transfomers', 'transformers'],
    ['an alias', 'Attention', 'transformers'],
    ['a part of a name', '强化', 'reinforcement-learning'],
    ['another script', '扩散', 'diffusion'],
    ['a hyphen for a space', 'reinforcement-learning', 'reinforcement-learning'],
    ['a word that only authors use', 'side projects', 'side-project'],
  ])('%s', (_name, typed, expected) => {
    expect(find(typed)[0]).toBe(expected)
  })

  it.each(['', '   ', 'zzqqxx', '烹饪'])('finds nothing near %j', (typed) => {
    expect(find(typed)).toEqual([])
  })
})
