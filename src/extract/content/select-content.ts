import type { AnyNode, Element } from 'domhandler'
import type { ArticleRule } from '../../source.ts'
import { isElement } from '../dom.ts'
import type { Page } from '../page.ts'
import { createAttitudes } from './attitude.ts'
import { cutTail } from './cut-tail.ts'
import { excludeLinkBlocks } from './exclude-link-blocks.ts'
import { findByRule, findRemoved } from './find-by-rule.ts'
import { findContent, type Selection } from './find-content.ts'
import { findPlatform, type PlatformContent } from './find-platform.ts'
import { markExcluded } from './mark-excluded.ts'
import { type Measures, measure } from './measure.ts'

const NOTHING_EXCLUDED: ReadonlySet<AnyNode> = new Set()

/**
 * The part of a page that is the post: what the rule of its source says; else where its platform keeps it; else where its
 * running text stands. `remove` of the rule goes in every case.
 */
export function selectContent(page: Page, rule: ArticleRule | undefined): Selection {
  const find = (selector: string): Element[] => page.$(selector).toArray().filter(isElement)
  const removed = findRemoved(find, rule)
  const ruled = findByRule(find, rule)
  if (ruled) return { root: ruled, excluded: new Set(removed) }
  const whole = measure(page.root, NOTHING_EXCLUDED)
  const known = findPlatform(page, whole)
  const selection = known ? selectByPlatform(page, known, whole) : findContent(page.root, whole)
  for (const element of removed) selection.excluded.add(element)
  return selection
}

function selectByPlatform(page: Page, { platform, root }: PlatformContent, whole: Measures): Selection {
  const excluded = markExcluded(root, { measures: whole, attitude: createAttitudes() })
  if (platform.remove) for (const element of page.find(platform.remove)) excluded.add(element)
  const measures = measure(root, excluded)
  excludeLinkBlocks(root, measures, excluded)
  cutTail(root, measures, excluded)
  return { root, excluded }
}
