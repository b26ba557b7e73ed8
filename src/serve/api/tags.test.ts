import { describe, expect, it } from 'vitest'
import { createTestApp } from '../../testing/app.ts'
import { toTestDetail, toTestTag } from '../../testing/builders.ts'

const entries = [
  toTestDetail(1),
  toTestDetail(2, { tags: [toTestTag('word', { name: 'Word', origin: 'author' }), toTestTag('nlp')] }),
]

const shared = createTestApp({ entries })

describe('GET /api/v1/tags', () => {
  it('lists the vocabulary and the words of authors, most used first', async () => {
    const { app } = await shared
    const { tags } = (await app.inject('/api/v1/tags')).json()
    expect(tags.map(({ id, count }: { id: string; count: number }) => [id, count])).toEqual([
      ['nlp', 2],
      ['word', 1],
      ['rl', 0],
    ])
  })
})

describe('GET /api/v1/tags/:id', () => {
  it('answers a concept with its names', async () => {
    const { app } = await shared
    expect((await app.inject('/api/v1/tags/nlp')).json()).toEqual({
      id: 'nlp',
      names: { en: 'NLP', zh: '「nlp」' },
      aliases: { en: [], zh: [] },
      parent: null,
      isVocabulary: true,
      count: 2,
      children: [],
      related: [{ id: 'word', names: { en: 'Word', zh: 'Word' }, shared: 1 }],
    })
  })

  it("answers an author's word", async () => {
    const { app } = await shared
    const tag = (await app.inject('/api/v1/tags/word')).json()
    expect(tag).toMatchObject({ names: { en: 'Word', zh: 'Word' }, isVocabulary: false, count: 1 })
  })
})
