import type { AnyNode, Element } from 'domhandler'
import { isElement, lineOf } from '../dom.ts'
import { isSilent } from '../tags.ts'
import { type Measures, measureOf } from './measure.ts'

/** Boxes may be menus by what they hold alone; lists and paragraphs of links are an author's, unless a label says otherwise. */
const BOXES = new Set('div section form fieldset'.split(' '))
const LISTS = new Set('ul ol p'.split(' '))
const LINK_SHARE_MIN = 0.5
/** A block with less text may be one link that the author gives a line of its own. */
const TEXT_MIN = 60
const MASS_SHARE_MAX = 0.25
const LABEL_LENGTH_MAX = 60
/** Labels of links to other posts; `Related work` is the author's. */
const RELATED =
  /^(?:related(?:[^\p{L}]*$| (?:posts?|articles?|stories|reading|content|topics|news|resources|blogs?|links?|pages?)\b)|(?:you (?:might|may) )?also like|you (?:might|may) (?:also )?(?:like|enjoy)|more (?:from|on|stories|articles)\b|recommended (?:reading|articles|posts|for you)|(?:read|up) next|keep reading|popular (?:posts|articles)|相关(?:文章|阅读|推荐)|推荐阅读|往期(?:推荐|精彩|回顾)|猜你喜欢|热门文章|関連記事)/iu

/** Adds to `excluded` the blocks inside the post that are menus: mostly links and hardly a sentence. */
export function excludeLinkBlocks(root: Element, measures: Measures, excluded: Set<AnyNode>): void {
  const visit = (parent: Element): void => {
    for (const child of parent.children) {
      if (!isElement(child) || isSilent(child.name) || excluded.has(child)) continue
      if (!isMenu(child, measures)) visit(child)
      else if (BOXES.has(child.name)) excluded.add(child)
      else if (LISTS.has(child.name)) excludeRelated(child, excluded)
    }
  }
  visit(root)
}

function isMenu(element: Element, measures: Measures): boolean {
  const { text, link, mass } = measureOf(measures, element)
  if (text < TEXT_MIN || link < text * LINK_SHARE_MIN) return false
  return mass < text * MASS_SHARE_MAX && !holdsCode(element)
}

/** Tables and code blocks are no menus, however many links they hold. */
function holdsCode({ children }: Element): boolean {
  return children.some(
    (child) => isElement(child) && (child.name === 'table' || child.name === 'pre' || holdsCode(child)),
  )
}

/** A list of links with a label such as "Related posts": both go. */
function excludeRelated(list: Element, excluded: Set<AnyNode>): void {
  let label = list.prev
  while (label && !isElement(label)) label = label.prev
  if (!label || excluded.has(label)) return
  const words = lineOf(label)
  if (words.length > LABEL_LENGTH_MAX || !RELATED.test(words)) return
  excluded.add(label)
  excluded.add(list)
}
