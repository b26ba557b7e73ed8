import type { AnyNode, ChildNode, Element, ParentNode } from 'domhandler'
import type { Content, Formula } from '../article.ts'
import { parseHtml } from '../parse-html.ts'
import type { ArticleRule } from '../source.ts'
import { cleanArxivText } from './arxiv-text.ts'
import { buildContent, buildText, type ContentScope } from './build-content.ts'
import { findByRule, findRemoved } from './content/find-by-rule.ts'
import { isElement, isText } from './dom.ts'
import { findFeedFooter } from './find-feed-footer.ts'
import { isHidden } from './is-hidden.ts'
import { recoverMath } from './math/recover-math.ts'

export interface FeedHtml {
  /** Html as a feed carries it. */
  html: string
  /** The address of the post: what relative addresses are resolved against; a `base` inside counts for nothing. */
  url: string
  rule?: ArticleRule
}

interface FeedTree {
  root: ParentNode
  formulas: Formula[]
  scope: ContentScope
}

/**
 * Cleans html that a feed carries: all of it is the post, unless the rule of the source says which part. Formulas first,
 * then widgets, trackers and footers of feeds out, then sanitised. Never throws.
 */
export function cleanContent(feed: FeedHtml): Content {
  const { root, formulas, scope } = readFeedHtml(feed)
  return buildContent(root, formulas, scope)
}

/** The text alone of what `cleanContent` makes of it. */
export function cleanText(feed: FeedHtml): string {
  const { root, formulas, scope } = readFeedHtml(feed)
  return buildText(root, formulas, scope)
}

function readFeedHtml({ html, url, rule }: FeedHtml): FeedTree {
  const parsed = parseHtml(html)
  const formulas = recoverMath(parsed.root, rule?.math ?? 'auto')
  cleanArxivText(parsed.root, url)
  const find = (selector: string): Element[] => parsed.$(selector).toArray().filter(isElement)
  showWhole(parsed.root)
  const excluded = new Set<AnyNode>(findRemoved(find, rule))
  const footer = findFeedFooter(parsed.root)
  if (footer) excluded.add(footer)
  return { root: findByRule(find, rule) ?? parsed.root, formulas, scope: { base: url, url, excluded } }
}

/** Boxes around all of a content that scripts would have shown: WeChat sends its posts hidden. */
function showWhole(whole: ParentNode): void {
  let box: ParentNode = whole
  while (true) {
    const [only, ...others]: ChildNode[] = box.children.filter(
      (node) => !isText(node) || node.data.trim() !== '',
    )
    if (!only || others.length > 0 || !isElement(only)) return
    if (isHidden(only)) {
      delete only.attribs.style
      delete only.attribs.hidden
    }
    box = only
  }
}
