import { describe, expect, it } from 'vitest'
import { measureTags, readConcepts } from './bench-tags.ts'
import { readLabelledPosts } from './labelled-posts.ts'

const PRECISION_MIN = 0.88
const RECALL_MIN = 0.45

describe('tags from a post’s own words', () => {
  const concepts = readConcepts()
  const posts = readLabelledPosts()

  it('are measured with labels of the vocabulary, on subjects of every kind and on none', () => {
    const labels = new Set(posts.flatMap(({ categories }) => categories))
    expect([...labels].filter((id) => !concepts.get(id))).toEqual([])
    expect(posts.length).toBeGreaterThan(300)
    expect(labels.size).toBeGreaterThan(200)
    expect(posts.filter(({ categories }) => categories.length === 0).length).toBeGreaterThan(20)
  })

  it('are right, and found', () => {
    const { precision, recall } = measureTags(concepts, posts)
    expect(precision).toBeGreaterThanOrEqual(PRECISION_MIN)
    expect(recall).toBeGreaterThanOrEqual(RECALL_MIN)
  })
})
