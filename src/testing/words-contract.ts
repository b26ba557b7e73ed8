import { beforeEach, describe, expect, it } from 'vitest'
import { TEST_NOW, toTestEntry } from './entries.ts'
import { type StoreRig, toFilter } from './store-rig.ts'

const DAY = 86_400_000

/** What words of either language find. */
export function describeWords(rig: StoreRig): void {
  describe('search', () => {
    const bodies = {
      lora: '用LoRA微调Qwen模型：只训练低秩矩阵。',
      attention: '注意力机制让模型看见全局。',
      english: 'Fine-tuning GPT-4 with adapters; attention is all you need.',
    }

    beforeEach(async () => {
      await rig.save(
        Object.entries(bodies).map(([title, contentText]) => toTestEntry({ title, contentText })),
      )
    })

    it.each([
      ['模型', ['lora', 'attention']],
      ['微调', ['lora']],
      ['注意力', ['attention']],
      ['LoRA', ['lora']],
      ['lora', ['lora']],
      ['qwen', ['lora']],
      ['Qwen模型', ['lora']],
      ['秩', ['lora']],
      ['gpt-4', ['english']],
      ['attention need', ['english']],
      ['注意力 微调', []],
      ['"unbalanced', []],
      ['***', []],
      ['NEAR(', []],
    ])('%s finds %j', async (q, expected) => {
      expect((await rig.titles({ filter: toFilter({ q }), sort: 'relevance' })).sort()).toEqual(
        [...expected].sort(),
      )
    })

    it('looks through authors and tags too, tags in both languages', async () => {
      const tags = [{ id: 'object-detection', name: '目标检测', origin: 'vocabulary' as const }]
      await rig.save([
        toTestEntry({ title: '检测综述', contentText: '一篇综述。', authors: ['Ada Lovelace'], tags }),
      ])
      for (const q of ['lovelace', '目标检测', 'object detection']) {
        expect(await rig.titles({ filter: toFilter({ q }) })).toEqual(['检测综述'])
      }
    })

    it('ranks a word in the title over one in the text', async () => {
      await rig.save([
        toTestEntry({
          guid: 't',
          title: '注意力综述',
          contentText: '一篇综述。',
          publishedAt: TEST_NOW - DAY,
        }),
      ])
      expect(await rig.titles({ filter: toFilter({ q: '注意力' }), sort: 'relevance' })).toEqual([
        '注意力综述',
        'attention',
      ])
    })

    it('ranks a word as it was typed over its other forms', async () => {
      const titles = ['Reward of agents', 'Agent beside one', 'Critics of agent', 'A team of agent']
      await rig.save(titles.map((title) => toTestEntry({ title, contentText: 'About it.' })))
      const find = (q: string) => rig.titles({ filter: toFilter({ q }), sort: 'relevance' })
      expect((await find('agents'))[0]).toBe('Reward of agents')
      expect((await find('agent'))[3]).toBe('Reward of agents')
      await rig.save([toTestEntry({ guid: 'o', title: 'Old', contentText: 'An agent.', publishedAt: 0 })])
      expect((await find('agent')).slice(3)).toEqual(['Reward of agents', 'Old'])
    })
  })
}
