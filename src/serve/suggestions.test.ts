import { describe, expect, it } from 'vitest'
import { toTestConcept, toTestDetail, toTestSourceState, toTestTag } from '../testing/builders.ts'
import { TEST_NOW } from '../testing/entries.ts'
import { createTestReads } from '../testing/reads.ts'
import { createSuggest } from './suggestions.ts'

const tags = [
  toTestConcept('rl', {
    names: { en: 'Reinforcement learning', zh: '强化学习' },
    aliases: { en: ['RL'], zh: ['增强学习'] },
  }),
  toTestConcept('ml', { names: { en: 'Machine learning', zh: '机器学习' } }),
  toTestConcept('unheard', { names: { en: 'Learning of nothing', zh: '无' } }),
]
const entries = [
  toTestDetail(1, { tags: [toTestTag('rl'), toTestTag('ml'), toTestTag('learned', { name: 'Learned' })] }),
  toTestDetail(2, { tags: [toTestTag('ml')] }),
]
const sources = [
  toTestSourceState({ id: 'lab', title: 'Learning Lab', entryCount: 3 }),
  toTestSourceState({ id: 'deep', title: 'Deep learning diary', entryCount: 9 }),
]
const setUp = () => {
  const reads = createTestReads({ entries, sources })
  return { reads, suggest: createSuggest({ reads, tags, now: () => TEST_NOW }) }
}

describe('createSuggest', () => {
  it('offers what begins so before what holds it, then what is used more, and nothing unused', async () => {
    expect(await setUp().suggest('learn', 'en')).toEqual({
      tags: [
        { id: 'learned', name: 'Learned', count: 1 },
        { id: 'ml', name: 'Machine learning', count: 2 },
        { id: 'rl', name: 'Reinforcement learning', count: 1 },
      ],
      sources: [
        { id: 'lab', title: 'Learning Lab', entryCount: 3 },
        { id: 'deep', title: 'Deep learning diary', entryCount: 9 },
      ],
    })
  })

  it.each([
    ['a Chinese name', '强化', ['rl']],
    ['a Chinese alias', '增强学', ['rl']],
    ['the middle of one', '学', ['ml', 'rl']],
    ['an English alias in any case', 'Rl', ['rl']],
    ['the last word, where the whole says nothing', 'policy gradient reinf', ['rl']],
    ['the language of searches', 'agents -tag:"machine l', ['ml']],
    ['the language of searches in Chinese', '标签：「机器学', ['ml']],
    ['what stands in brackets', 'agents (-tag:reinf', ['rl']],
    ['a letter that only stands within', 'k', []],
    ['nothing', '  ', []],
    ['signs that mean something elsewhere', '%_*\\(', []],
  ])('finds by %s', async (_by, typed, ids) => {
    const { tags: found } = await setUp().suggest(typed, 'zh')
    expect(found.map(({ id }) => id)).toEqual(ids)
  })

  it('names tags in the language asked for, and asks for them anew only when the data has moved', async () => {
    const { reads, suggest } = setUp()
    expect((await suggest('强化', 'zh')).tags[0]?.name).toBe('强化学习')
    expect((await suggest('强化', 'en')).tags[0]?.name).toBe('Reinforcement learning')
    expect(reads.calls.filter((name) => name === 'listTagCounts')).toHaveLength(1)
  })
})
