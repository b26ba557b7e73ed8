import type { AnyNode, Element, ParentNode } from 'domhandler'
import type { ArticleRule } from '../../source.ts'
import { toElement } from '../dom.ts'
import type { Page } from '../page.ts'
import { createAttitudes } from './attitude.ts'
import { cutTail } from './cut-tail.ts'
import { excludeLinkBlocks } from './exclude-link-blocks.ts'
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
  const removed = (rule?.remove ?? []).flatMap((selector) => select(page, selector))
  const ruled = selectByRule(page, rule?.content ?? [])
  if (ruled) return { root: ruled, excluded: new Set(removed) }
  const whole = measure(page.root, NOTHING_EXCLUDED)
  const known = process.env.NOPLAT ? null : findPlatform(page, whole)
  const selection = known ? selectByPlatform(page, known, whole) : findContent(page.root, whole)
  for (const element of removed) selection.excluded.add(element)
  return selection
}

/** The elements of the first selector that finds any; several are taken together, in page order. */
function selectByRule(page: Page, selectors: readonly string[]): ParentNode | null {
  for (const selector of selectors) {
    const found = select(page, selector)
    const outer = found.filter(
      (element) => !found.some((other) => other !== element && holds(other, element)),
    )
    const [only] = outer
    if (only) return outer.length === 1 ? only : toElement('div', {}, outer)
  }
  return null
}

function selectByPlatform(page: Page, { platform, root }: PlatformContent, whole: Measures): Selection {
  const excluded = markExcluded(root, { measures: whole, attitude: createAttitudes() })
  if (platform.remove) for (const element of page.find(platform.remove)) excluded.add(element)
  const measures = measure(root, excluded)
  excludeLinkBlocks(root, measures, excluded)
  cutTail(root, measures, excluded)
  return { root, excluded }
}

/** A selector of the configuration; one that is no CSS finds nothing (the configuration check names it). */
function select(page: Page, selector: string): Element[] {
  try {
    return page.find(selector)
  } catch {
    return []
  }
}

function holds(outer: ParentNode, inner: Element): boolean {
  for (let node = inner.parent; node; node = node.parent) if (node === outer) return true
  return false
}
