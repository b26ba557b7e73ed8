import { describe, expect, it } from 'vitest'
import type { EntryDraft } from '../entry.ts'
import { readSamplePost } from '../testing/sample-post.ts'
import { createEnricher } from './enrich.ts'

const enrich = createEnricher([
  {
    id: 'perceptron',
    names: { en: 'Perceptron', zh: '感知机' },
    aliases: { en: [], zh: [] },
    parent: null,
  },
])
const toDraft = (source: string): EntryDraft => {
  const post = readSamplePost(source)
  return {
    ...post,
    sourceId: 's',
    guid: 'g',
    titleHtml: null,
    url: 'https://ada.example/perceptron',
    canonicalUrl: 'https://ada.example/perceptron',
    published: null,
    updated: null,
    languageHint: 'en',
    image: null,
    enclosures: [],
    content: { ...post.content, links: ['https://arxiv.org/abs/1705.08741v2'] },
  }
}
const SOURCE = `title: 从神经元到感知机
categories: 机器学习, 笔记

## 简介

感知机把输入加权求和；当 \\(x_1w_1+x_2w_2 > T\\) 时输出 1，否则输出 0。学习的时候，分对了什么都不做，分错了就把权重挪动一点。

\`\`\`def step(x): return x > 0\`\`\`

${'只要两类点能被一条直线分开，感知机就会在有限步之内停下来，这是它最有名的定理。'.repeat(6)}`

describe('createEnricher', () => {
  it('joins what each part understands', () => {
    expect(enrich(toDraft(SOURCE), ['经典'])).toEqual({
      language: 'zh-Hans',
      snippet:
        '感知机把输入加权求和；当 \\(x_1w_1+x_2w_2 > T\\) 时输出 1，否则输出 0。学习的时候，分对了什么都不做，分错了就把权重挪动一点。 只要两类点能被一条直线分开，感知机就会在有限步之内停下来，这是它最有名的定理。',
      snippetHtml: expect.stringContaining('当 <math>'),
      tags: [
        { id: '机器学习', name: '机器学习', origin: 'author' },
        { id: 'perceptron', name: '感知机', origin: 'vocabulary', why: '感知机 ×8; title' },
        { id: '经典', name: '经典', origin: 'source' },
      ],
      papers: [{ kind: 'arxiv', id: '1705.08741', url: 'https://arxiv.org/abs/1705.08741' }],
      wordCount: 262,
      readingMinutes: 1,
      hasMath: true,
      fingerprint: expect.any(Uint32Array),
      originalUrl: null,
    })
  })

  it.each([
    ['where it stands', { url: 'https://arxiv.org/html/2405.01234v2' }],
    ['what its page calls itself', { canonicalUrl: 'https://arxiv.org/abs/2405.01234' }],
  ])('counts the own entry of a paper as about it, by %s', (_, address) => {
    const { papers } = enrich({ ...toDraft(SOURCE), ...address }, [])
    expect(papers.map(({ id }) => id)).toEqual(['2405.01234', '1705.08741'])
  })

  it('says the same of the same draft', () => {
    expect(enrich(toDraft(SOURCE), [])).toEqual(enrich(toDraft(SOURCE), []))
  })

  it('takes an empty post', () => {
    expect(enrich(toDraft('title: Nothing'), [])).toMatchObject({
      language: 'en',
      snippet: '',
      tags: [],
      fingerprint: null,
      originalUrl: null,
    })
  })
})
