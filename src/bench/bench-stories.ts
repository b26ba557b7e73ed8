import { CANDIDATE_MIN, detectDuplicate, type Recognisable } from '../enrich/detect-duplicate.ts'
import { toContentHash, toFingerprint } from '../enrich/fingerprint.ts'
import { createNeighbours } from '../enrich/neighbours.ts'
import type { Figure } from './measure.ts'
import { REPOSTS } from './reposts.ts'
import { type SamplePost, toEssay, toFramed, toPatchwork } from './sample-posts.ts'

/** Posts of which copies are made. */
const ORIGINALS = 300
/** One post costs at most this, ms. */
const COST_MAX_MS = 2

/** How many copies are recognised, how many different posts are not told apart, and what a post costs. */
export function benchStories(posts: number): Figure[] {
  return [...measureRecall(), ...measureFalsePairs(posts)]
}

function measureRecall(): Figure[] {
  const essays = Array.from({ length: ORIGINALS }, (_, n) => toEssay(n))
  const originals = essays.map((post) => toRecognisable(post))
  return Object.entries(REPOSTS).flatMap(([name, { recall, change }]) => {
    const found = essays.filter((post, n) => {
      const copy = { ...post, sourceId: 'echo', title: `A find ${n}`, text: change(post, n + 1) }
      return detectDuplicate(originals[n] as Recognisable, toRecognisable(copy)) !== null
    }).length
    const value = found / ORIGINALS
    return [
      { name: `reposts, ${name}`, value, unit: 'recall' },
      { name: `reposts, ${name}, to the limit of ${recall}`, value: value / recall, unit: 'ratio' },
    ]
  })
}

const DIFFERENT = [toEssay, toFramed, toPatchwork]

/** Different posts, a third of them framed alike and a third made of the same phrases, each compared with those before it as the crawl does. */
function measureFalsePairs(posts: number): Figure[] {
  const neighbours = createNeighbours()
  const known: Recognisable[] = []
  let pairs = 0
  let spent = 0
  for (let n = 0; n < posts; n++) {
    const post = (DIFFERENT[n % DIFFERENT.length] ?? toEssay)(n)
    const started = performance.now()
    const one = toRecognisable(post)
    if (one.fingerprint) {
      const alike = neighbours.find(one.fingerprint, CANDIDATE_MIN).slice(0, 8)
      pairs += alike.filter(({ key }) => detectDuplicate(one, known[key] as Recognisable)).length
      neighbours.add(n, one.fingerprint)
    }
    spent += performance.now() - started
    known.push(one)
  }
  const cost = spent / posts
  return [
    { name: `duplicates, false pairs among ${posts} different posts`, value: pairs, unit: 'pairs' },
    { name: 'duplicates, cost of a post', value: cost, unit: 'ms' },
    {
      name: `duplicates, cost of a post to the limit of ${COST_MAX_MS} ms`,
      value: cost / COST_MAX_MS,
      unit: 'ratio',
    },
  ]
}

function toRecognisable({ sourceId, title, text, language }: SamplePost): Recognisable {
  return {
    title,
    source: { id: sourceId },
    language,
    wordCount: text.length,
    publishedAt: 0,
    fingerprint: toFingerprint(text),
    contentHash: toContentHash(text),
    documentKey: null,
    originalKey: null,
  }
}
