import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseTags } from '../catalogue.ts'
import { createConcepts } from './concepts.ts'
import { META_TAGS, STOP_PHRASES, toWordList } from './tag-words.ts'
import { toKey } from './tokens.ts'

const file = join('config', 'tags.yaml')
const tags = parseTags({ file, text: readFileSync(join(import.meta.dirname, '../..', file), 'utf8') })
const concepts = createConcepts(tags)

const words = tags.flatMap(({ id, names, aliases, exact = [] }) =>
  [names.en, names.zh, ...aliases.en, ...aliases.zh, ...exact].map((word) => ({ id, word })),
)

describe('config/tags.yaml, as posts are tagged with it', () => {
  it('gives every name and alias to the concept that it stands under', () => {
    expect(words.filter(({ id, word }) => concepts.find(word)?.id !== id)).toEqual([])
  })

  it('holds no word that posts on anything hold', () => {
    const generic = new Set([...toWordList(STOP_PHRASES), ...toWordList(META_TAGS)].map(toKey))
    expect(words.filter(({ word }) => generic.has(toKey(word)))).toEqual([])
  })

  it.each([
    ['正则化', 'regularisation'],
    ['过拟合', 'overfitting'],
    ['偏置', 'bias'],
    ['期望最大化', 'EM algorithm'],
    ['核方法', 'kernel method'],
    ['支持向量机', 'SVM'],
    ['重参数', 'reparameterization trick'],
    ['变分推断', 'variational inference'],
    ['目标检测', 'object detectors'],
    ['无锚点', 'anchor-free'],
    ['多尺度检测', 'multi-scale training'],
    ['小目标', 'small objects'],
    ['感受野', 'receptive fields'],
    ['预训练', 'pretraining'],
    ['微调', 'finetuning'],
    ['混合专家', 'MoE'],
    ['检索增强生成', 'RAG'],
    ['智能体', 'LLM agents'],
    ['注意力', 'Attention'],
    ['旋转位置编码', 'RoPE'],
    ['量化', 'quantisation'],
    ['蒸馏', 'knowledge distillation'],
    ['投机解码', 'speculative decoding'],
    ['长上下文', 'long-context'],
    ['缩放定律', 'scaling law'],
    ['幻觉', 'hallucinations'],
    ['AI对齐', 'AI alignment'],
    ['提示词', 'prompt engineering'],
    ['思维链', 'chain-of-thought'],
    ['分词器', 'tokenizers'],
    ['可解释性', 'interpretability'],
    ['通义千问', 'Qwen3'],
    ['分布式训练', 'data parallelism'],
    ['推荐系统', 'recommender system'],
    ['机器学习', 'machine-learning'],
    ['機器學習', 'Machine Learning'],
  ])('takes %s and %s for one concept', (chinese, english) => {
    const found = concepts.find(chinese)
    expect(found).not.toBeNull()
    expect(concepts.find(english)?.id).toBe(found?.id)
  })
})
