import type { AnyNode, Element, ParentNode } from 'domhandler'
import { createAttitudes } from './attitude.ts'
import { climb } from './climb.ts'
import { cutTail } from './cut-tail.ts'
import { excludeLinkBlocks } from './exclude-link-blocks.ts'
import { excludeRepeats } from './exclude-repeats.ts'
import { findCandidate } from './find-candidate.ts'
import { includeLead } from './include-lead.ts'
import { markExcluded } from './mark-excluded.ts'
import { type Measures, measure, measureOf } from './measure.ts'

/** Less than this, or than this share of the page, makes us look again without judging names. */
const TEXT_MIN = 250
const TEXT_SHARE_MIN = 0.25
/** The second look must find this much more to be believed. */
const SECOND_GAIN_MIN = 1.5

/** The part of a page that is the post, and the nodes in it that are not. */
export interface Selection {
  root: ParentNode
  excluded: Set<AnyNode>
}

/** Finds the post by where its running text stands; `whole` measures the page with nothing excluded. */
export function findContent(root: ParentNode, whole: Measures): Selection {
  const first = findOnce(root, whole, true)
  if (first.text >= TEXT_MIN && first.text >= measureOf(whole, root).mass * TEXT_SHARE_MIN) return first
  const second = findOnce(root, whole, false)
  return second.text > first.text * SECOND_GAIN_MIN ? second : first
}

function findOnce(root: ParentNode, whole: Measures, byName: boolean): Selection & { text: number } {
  const attitude = byName ? createAttitudes() : null
  const excluded = markExcluded(root, { measures: whole, attitude })
  excludeRepeats(root, whole, excluded)
  const measures = measure(root, excluded)
  const candidate = findCandidate(root, { measures, attitude })
  if (!candidate) return { root, excluded, text: 0 }
  const top: Element = includeLead(climb(candidate, measures), measures, excluded)
  excludeLinkBlocks(top, measures, excluded)
  cutTail(top, measures, excluded)
  return { root: top, excluded, text: measureOf(measure(top, excluded), top).text }
}
