import { type Concepts, createConcepts } from '../enrich/concepts.ts'
import { scoreTags } from '../enrich/score-tags.ts'
import type { SamplePost } from '../testing/sample-post.ts'
import { SHIPPED_TAGS } from '../testing/shipped-config.ts'
import { readLabelledPosts } from './labelled-posts.ts'
import { type Figure, measureMedian } from './measure.ts'

const ROUNDS = 10

/** The vocabulary that this repository ships, as text is looked through for it. */
export function readConcepts(): Concepts {
  return createConcepts([...SHIPPED_TAGS])
}

/** How the tags that posts get by their words alone compare with their labels: shares of all tags given, and of all labels. */
export function measureTags(
  concepts: Concepts,
  posts: readonly SamplePost[],
): { precision: number; recall: number } {
  let [given, labels, right] = [0, 0, 0]
  for (const { title, content, categories } of posts) {
    const tags = scoreTags(concepts, { title, blocks: content.blocks })
    given += tags.length
    labels += categories.length
    right += tags.filter(({ id }) => categories.includes(id)).length
  }
  return { precision: right / given, recall: right / labels }
}

/** Tags from a post's own words, over labelled posts with their authors' tags hidden. */
export async function benchTags(): Promise<Figure[]> {
  const concepts = readConcepts()
  const posts = readLabelledPosts()
  const { precision, recall } = measureTags(concepts, posts)
  const time = await measureMedian(ROUNDS, () => measureTags(concepts, posts))
  return [
    { name: `tags, precision over ${posts.length} labelled posts`, value: precision, unit: 'at least 0.88' },
    { name: 'tags, recall', value: recall, unit: 'at least 0.45' },
    { name: 'tags, a post', value: time / posts.length, unit: 'ms' },
  ]
}
