import { describe, expect, it } from 'vitest'
import type { Block } from '../article.ts'
import type { Tag } from '../tag.ts'
import { createConcepts } from './concepts.ts'
import { scoreTags } from './score-tags.ts'
import { type Taggable, tagPost } from './tags.ts'

type Names = [en: string, zh: string, aliases?: string[], exact?: string[]]
const VOCABULARY: Tag[] = Object.entries({
  'object-detection': ['Object Detection', '目标检测', ['YOLO', '物体检测', 'anchor-free']],
  'image-segmentation': ['Image Segmentation', '图像分割', ['segmentation']],
  'receptive-field': ['Receptive Field', '感受野'],
  'neural-network': ['Neural Network', '神经网络'],
  'convolutional-network': ['Convolutional Neural Network', '卷积神经网络', ['卷积网络'], ['CNN']],
  rag: ['Retrieval-Augmented Generation', '检索增强生成', [], ['RAG']],
  overfitting: ['Overfitting', '过拟合', ['over-fitting']],
  reparameterization: ['Reparameterization', '重参数化'],
  'support-vector-machine': ['Support Vector Machine', '支持向量机', [], ['SVM']],
  transformer: ['Transformer', 'Transformer'],
  tpu: ['Tensor Processor', '张量处理器', [], ['TPU']],
  model: ['Model', '模型'],
  cpp: ['C++', 'C++'],
} satisfies Record<string, Names>).map(([id, [en, zh, aliases = [], exact = []]]: [string, Names]) => ({
  id,
  names: { en, zh },
  aliases: { en: aliases, zh: [] },
  exact,
  parent: null,
}))
const concepts = createConcepts(VOCABULARY)

const block = (text: string, kind: Block['kind'] = 'paragraph'): Block => ({
  kind,
  runs: [text],
  linkLength: 0,
})
const filler = (words: number) => block('and so we went on to the next hill '.repeat(Math.ceil(words / 9)))
const toTags = (post: Partial<Taggable>) =>
  tagPost(concepts, { title: '', blocks: [], categories: [], sourceTags: [], language: 'en', ...post })
const toIds = (post: Partial<Taggable>) => toTags(post).map((tag) => tag.id)

describe('tagPost: the author’s words', () => {
  it.each([
    ['another case', 'object detection', 'object-detection'],
    ['hyphens and plural', 'Neural-Networks', 'neural-network'],
    ['Chinese', '目标检测', 'object-detection'],
    ['Chinese with a suffix', '目标检测算法', 'object-detection'],
    ['a missing 化', '重参数', 'reparameterization'],
    ['a hash', '# 过拟合', 'overfitting'],
    ['an abbreviation in lower case', 'svm', 'support-vector-machine'],
    ['an id', 'image-segmentation', 'image-segmentation'],
    ['traditional characters', '目標檢測', 'object-detection'],
    ['signs', 'c++', 'cpp'],
    ['a word we do not know', '量子 计算', '量子-计算'],
  ])('knows %s', (_, category, id) => {
    expect(toIds({ categories: [category] })).toEqual([id])
  })

  it('keeps an unknown word as written', () => {
    expect(toTags({ categories: ['  Causal   Inference '] })).toEqual([
      { id: 'causal-inference', name: 'Causal Inference', origin: 'author' },
    ])
  })

  it('drops what says nothing of a subject', () => {
    const categories = [
      'Tutorial',
      '学习笔记',
      'long-read',
      '未分类',
      'https://x.example/kind#post',
      '…',
      'x'.repeat(80),
    ]
    expect(toIds({ categories })).toEqual([])
  })

  it('parts lists and folds spellings', () => {
    expect(toIds({ categories: ['YOLO, 过拟合；Rust', 'rust', 'Object Detection'] })).toEqual([
      'object-detection',
      'overfitting',
      'rust',
    ])
  })

  it('limits an author who names everything', () => {
    expect(toIds({ categories: Array.from({ length: 40 }, (_, at) => `word ${at}`) })).toHaveLength(12)
  })
})

describe('tagPost: the vocabulary', () => {
  it.each([
    ['the title', { title: '感受野的计算', blocks: [filler(100)] }, ['receptive-field']],
    ['a steady subject', { blocks: [block('过拟合是什么。'.repeat(8)), filler(200)] }, ['overfitting']],
    [
      'headings',
      {
        blocks: [
          block('Overfitting', 'heading'),
          block('Over-fitting, in one word: overfitting! Overfitting hurts.'),
        ],
      },
      ['overfitting'],
    ],
    ['the longest phrase only', { title: '卷积神经网络入门', blocks: [] }, ['convolutional-network']],
    ['a plural whose key keeps its s', { title: 'Training on many TPUs', blocks: [] }, ['tpu']],
    ['an abbreviation in its case', { title: 'What RAGs are for', blocks: [] }, ['rag']],
    [
      'one plain word, where the text names another',
      {
        title: 'Segmentation',
        blocks: [block('Segmentation, then object detection. '.repeat(9)), filler(600)],
      },
      ['image-segmentation', 'object-detection'],
    ],
    ['one plain word in a few lines', { title: 'Overfitting', blocks: [filler(50)] }, ['overfitting']],
    ['hyphens as spaces', { title: 'Anchor free detectors', blocks: [] }, ['object-detection']],
  ])('speaks by %s', (_, post, ids) => {
    expect(toIds(post)).toEqual(ids)
  })

  it.each([
    ['a word in passing', { blocks: [block('One could use segmentation here.'), filler(400)] }],
    ['the other case', { title: 'A rag and a bone', blocks: [filler(100)] }],
    ['part of a word', { title: 'Transformerless TransformersX', blocks: [filler(100)] }],
    [
      'one plain word in a long text that names no other subject',
      { title: 'Segmentation', blocks: [block('Segmentation of the shore. '.repeat(9)), filler(600)] },
    ],
    ['a generic word', { title: '模型 Model', blocks: [block('模型的模型'.repeat(50))] }],
    ['code', { blocks: [block('overfitting = 1; '.repeat(50), 'code')] }],
    [
      'a phrase across blocks',
      { blocks: Array.from({ length: 20 }, () => [block('object'), block('detection')]).flat() },
    ],
  ])('is silent for %s', (_, post) => {
    expect(toIds(post)).toEqual([])
  })

  it('says why', () => {
    const [tag] = toTags({
      title: '目标检测',
      blocks: [block('YOLO 做目标检测，YOLO 很快。')],
      language: 'zh-Hans',
    })
    expect(tag).toEqual({
      id: 'object-detection',
      name: '目标检测',
      origin: 'vocabulary',
      why: 'YOLO ×2, 目标检测 ×2; title',
    })
  })

  it('gives at most five', () => {
    const blocks = [
      block(`${VOCABULARY.map((tag) => `${tag.names.en}, ${tag.names.zh}; `).join('')}`.repeat(9)),
    ]
    expect(scoreTags(concepts, { title: '', blocks })).toHaveLength(5)
  })
})

describe('tagPost: all three', () => {
  it('orders author, vocabulary, source, and keeps the first origin', () => {
    const tags = toTags({
      title: 'Overfitting and YOLO',
      categories: ['object detection'],
      sourceTags: ['overfitting', 'vision', 'image-segmentation'],
    })
    expect(tags.map((tag) => `${tag.origin} ${tag.id} ${tag.name}`)).toEqual([
      'author object-detection Object Detection',
      'vocabulary overfitting Overfitting',
      'source vision vision',
      'source image-segmentation Image Segmentation',
    ])
  })
})
