import { describe, expect, it } from 'vitest'
import { toForms } from '../tag.ts'
import { SHIPPED_TAGS as tags } from '../testing/shipped-config.ts'
import { createConcepts } from './concepts.ts'
import { scoreTags } from './score-tags.ts'
import { META_TAGS, STOP_PHRASES, toWordList } from './tag-words.ts'
import { toKey } from './tokens.ts'

const concepts = createConcepts(tags)

const words = tags.flatMap(({ id, names, aliases, exact = [], authorOnly = [] }) =>
  [names.en, names.zh, ...aliases.en, ...aliases.zh, ...exact, ...authorOnly].map((word) => ({ id, word })),
)

describe('config/tags.yaml, as posts are tagged with it', () => {
  it('gives every name and alias to the concept that it stands under', () => {
    expect(words.filter(({ id, word }) => concepts.find(word)?.id !== id)).toEqual([])
  })

  it('looks for no word that posts on anything hold', () => {
    const generic = new Set([...toWordList(STOP_PHRASES), ...toWordList(META_TAGS)].map(toKey))
    const sought = tags.flatMap((tag) => Object.values(toForms(tag)).flat())
    expect(sought.filter((word) => generic.has(toKey(word)))).toEqual([])
  })

  it.each([
    ['批次正規化', 'batch-normalization'],
    ['層歸一化', 'normalization-layers'],
    ['卷積', 'cnn'],
    ['convolution', 'cnn'],
    ['卷積神經網路', 'cnn'],
    ['損失函數', 'loss-function'],
    ['梯度', 'gradient-descent'],
    ['學習率', 'learning-rate'],
    ['過擬合', 'overfitting'],
    ['過度擬合', 'overfitting'],
    ['正規化', 'regularization'],
    ['啟動函數', 'activation-function'],
    ['線性迴歸', 'linear-regression'],
    ['類神經網路', 'neural-network'],
    ['圖神經網路', 'graph-neural-networks'],
    ['隨機森林', 'random-forest'],
    ['資料增強', 'data-augmentation'],
    ['變異數', 'variance'],
    ['機率', 'probability-theory'],
    ['電腦視覺', 'computer-vision'],
    ['語音辨識', 'speech-recognition'],
    ['語意分割', 'semantic-segmentation'],
    ['異常偵測', 'anomaly-detection'],
    ['最佳化', 'optimization'],
    ['知識蒸餾', 'knowledge-distillation'],
    ['資料標註', 'data-labeling'],
    ['推論', 'model-inference'],
    ['推理', 'model-inference'],
    ['inference', 'model-inference'],
    ['Training', 'model-training'],
    ['serving', 'model-serving'],
    ['部署', 'model-serving'],
    ['deployment', 'model-serving'],
    ['search', 'information-retrieval'],
    ['检索', 'information-retrieval'],
    ['structured output', 'constrained-decoding'],
    ['特征金字塔', 'feature-pyramid'],
    ['FPN', 'feature-pyramid'],
    ['Muon', 'muon-optimizer'],
    ['优化', 'optimization'],
    ['偏好对齐', 'dpo'],
    ['去重', 'data-curation'],
    ['ML', 'machine-learning'],
    ['CV', 'computer-vision'],
    ['papers', 'paper-reading'],
    ['论文', 'paper-reading'],
    ['segmentation', 'image-segmentation'],
    ['ranking', 'learning-to-rank'],
    ['回归', 'regression-analysis'],
  ])('files what an author calls %s under %s', (word, id) => {
    expect(concepts.find(word)?.id).toBe(id)
  })

  it.each([
    'Training and serving',
    'A search for gold',
    'Regression, paper and games',
    '部署与检索，训练与推理',
    'LoRa sensors at home',
    'Function calls in C, and reading on a phone',
    '函数调用与栈帧',
  ])('reads no subject into %s', (title) => {
    expect(scoreTags(concepts, { title, blocks: [] })).toEqual([])
  })

  it('takes no motor of a robot for reinforcement learning', () => {
    const found = scoreTags(concepts, { title: 'Motors for mobile robots and robotic arms', blocks: [] })
    expect(found.map(({ id }) => id)).toEqual(['robotics'])
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
