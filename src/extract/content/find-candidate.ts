import type { Element, ParentNode } from 'domhandler'
import { isElement } from '../dom.ts'
import { isBlock } from '../tags.ts'
import type { Attitude } from './attitude.ts'
import { type Measure, type Measures, measureOf } from './measure.ts'

/** How far up a paragraph votes, and what each vote is worth. */
const VOTES = [1, 0.5, 0.25, 0.125]
const PARAGRAPH_WEIGHT_MIN = 25
const POINTS_FOR_LENGTH_MAX = 3
/** Latin characters that earn one point. */
const WEIGHT_PER_POINT = 100
/** A bare div or cell holds its text itself; a paragraph only stands in what holds it. */
const HOLDERS = new Set(['div', 'section', 'td', 'article'])
/** What the score of an element is worth by its tag. */
const TAG_PRIORS: Record<string, number> = {
  article: 1.3,
  main: 1.15,
  pre: 0.6,
  blockquote: 0.7,
  li: 0.5,
  ul: 0.6,
  ol: 0.6,
  dl: 0.8,
  form: 0.8,
  td: 0.9,
  table: 0.8,
  address: 0.2,
  th: 0.5,
  p: 0.5,
  h1: 0.2,
  h2: 0.2,
  h3: 0.2,
}

const NAME_PRIORS: Record<Attitude, number> = { positive: 1.2, neutral: 1, doubtful: 0.4, negative: 0.4 }

interface CandidateOptions {
  measures: Measures
  attitude: ((element: Element) => Attitude) | null
}

/** The element that most of the running text votes for; null when a page has none. */
export function findCandidate(root: ParentNode, { measures, attitude }: CandidateOptions): Element | null {
  const scores = new Map<Element, number>()
  for (const [element, measure] of measures) {
    if (isElement(element) && isBlock(element.name)) vote(scores, element, measure)
  }
  let best: Element | null = null
  let bestScore = 0
  for (const [element, points] of scores) {
    const score = points * toPrior(element, measureOf(measures, element), attitude)
    if (score > bestScore) [best, bestScore] = [element, score]
  }
  return best ?? (isElement(root) ? root : null)
}

function vote(scores: Map<Element, number>, element: Element, { own, ownLink, ownMarks }: Measure): void {
  if (own < PARAGRAPH_WEIGHT_MIN || ownLink * 2 > own) return
  const points = 1 + ownMarks + Math.min(own / WEIGHT_PER_POINT, POINTS_FOR_LENGTH_MAX)
  let holder: Element | null = HOLDERS.has(element.name) ? element : parentOf(element)
  for (const share of VOTES) {
    if (!holder) return
    scores.set(holder, (scores.get(holder) ?? 0) + points * share)
    holder = parentOf(holder)
  }
}

function toPrior(element: Element, { text, link }: Measure, attitude: CandidateOptions['attitude']): number {
  const named = attitude ? attitude(element) : 'neutral'
  return (1 - link / Math.max(text, 1)) * NAME_PRIORS[named] * (TAG_PRIORS[element.name] ?? 1)
}

function parentOf(element: Element): Element | null {
  const { parent } = element
  return parent && isElement(parent) ? parent : null
}
