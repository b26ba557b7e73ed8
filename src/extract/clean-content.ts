import type { AnyNode, Element } from 'domhandler'
import type { Content } from '../article.ts'
import { parseHtml } from '../parse-html.ts'
import type { ArticleRule } from '../source.ts'
import { buildContent } from './build-content.ts'
import { findByRule, findRemoved } from './content/find-by-rule.ts'
import { isElement, toElement } from './dom.ts'
import { findFeedFooter } from './find-feed-footer.ts'
import { recoverMath } from './math/recover-math.ts'

export interface FeedHtml {
  /** Html as a feed carries it. */
  html: string
  /** The address of the post: what relative addresses are resolved against; a `base` inside counts for nothing. */
  url: string
  rule?: ArticleRule
}

/**
 * Cleans html that a feed carries: all of it is the post, unless the rule of the source says which part. Formulas first,
 * then widgets, trackers and footers of feeds out, then sanitised. Never throws.
 */
export function cleanContent({ html, url, rule }: FeedHtml): Content {
  const { $ } = parseHtml(html)
  const formulas = recoverMath($, rule?.math ?? 'auto')
  const find = (selector: string): Element[] => $(selector).toArray().filter(isElement)
  const whole = $.root()[0] ?? toElement('div', {})
  const excluded = new Set<AnyNode>(findRemoved(find, rule))
  const footer = findFeedFooter(whole)
  if (footer) excluded.add(footer)
  return buildContent(findByRule(find, rule) ?? whole, formulas, { base: url, url, excluded })
}
