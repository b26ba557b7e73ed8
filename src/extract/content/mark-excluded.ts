import type { AnyNode, Element, ParentNode } from 'domhandler'
import { isElement } from '../dom.ts'
import { isHidden } from '../is-hidden.ts'
import { isSilent } from '../tags.ts'
import type { Attitude } from './attitude.ts'
import { type Measure, type Measures, measureOf } from './measure.ts'

const FRAME_TAGS = new Set('nav footer aside menu form'.split(' '))
const FRAME_ROLES = new Set(
  'navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tooltip'.split(
    ' ',
  ),
)
/** Elements whose names say how they look, not what they are. */
const UNNAMED = new Set('article h1 h2 h3 h4 h5 h6 pre code'.split(' '))
/** An element with more of the page's paragraphs than this is no frame, whatever it is called. */
const MASS_SHARE_MAX = 0.35
const SLIGHT_MASS = 200
const SLIGHT_LINK_SHARE = 0.3
/** Asides that belong to the text: notes and warnings of documentation, pull quotes. */
const NOTE =
  /(?:note|tip|warning|caution|danger|info|hint|callout|admonition|alert|important|example|quote|aside--|definition|remark)/i

export interface ExcludeOptions {
  /** The measure of the whole page, nothing excluded. */
  measures: Measures
  /** Null: judge by elements and roles only, not by names. */
  attitude: ((element: Element) => Attitude) | null
}

/** The elements of a page that frame the post: hidden ones, navigation, and what its names give away. Outermost only. */
export function markExcluded(root: ParentNode, options: ExcludeOptions): Set<AnyNode> {
  const excluded = new Set<AnyNode>()
  const massMax = measureOf(options.measures, root).mass * MASS_SHARE_MAX
  const visit = (parent: ParentNode): void => {
    for (const child of parent.children) {
      if (!isElement(child) || isSilent(child.name)) continue
      if (isFrame(child, options) && measureOf(options.measures, child).mass <= massMax) excluded.add(child)
      else visit(child)
    }
  }
  visit(root)
  return excluded
}

function isFrame(element: Element, { attitude, measures }: ExcludeOptions): boolean {
  const { name, attribs } = element
  if (name === 'html' || name === 'body' || name === 'main') return false
  if (isHidden(element)) return true
  const role = attribs.role
  if (role !== undefined && FRAME_ROLES.has(role)) return true
  if (FRAME_TAGS.has(name)) return !(name === 'aside' && isNote(attribs))
  if (name === 'header') return true
  if (attitude === null || UNNAMED.has(name)) return false
  const named = attitude(element)
  return named === 'negative' || (named === 'doubtful' && isSlight(measureOf(measures, element)))
}

/** Too short or too full of links to be a part of the post. */
function isSlight({ text, link, mass }: Measure): boolean {
  return mass < SLIGHT_MASS || link > text * SLIGHT_LINK_SHARE
}

function isNote(attribs: Record<string, string>): boolean {
  return NOTE.test(attribs.class ?? '') || attribs.role === 'note'
}
