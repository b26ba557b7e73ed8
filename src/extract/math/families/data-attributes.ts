import type { Element } from 'domhandler'
import { isBlock } from '../../tags.ts'
import type { Family } from '../family.ts'
import { looksLikeTex } from '../looks-like-tex.ts'
import { decodePercent } from '../tex-query.ts'
import { findWithin, textOf } from '../traverse.ts'

const SOURCES = [
  'data-tex',
  'data-latex',
  'data-katex',
  'data-math',
  'data-equation',
  'data-original-tex',
  'data-latex-source',
  'data-tex-source',
  'data-math-content',
  'data-math-expression',
]
/** Values that say how a formula is set, not what it is. */
const FLAG = /^(?:true|false|inline|display|block|on|off|auto|yes|no|rendered|[01])?$/i
/** A whole source as addresses write it (Yuque); in TeX itself `%` begins a comment. */
const PERCENT_ENCODED = /^[^\s\\%{}^]*%(?:20|3D|5C|5E|7B|3C|3E)[^\s\\{}^]*$/i
const DISPLAY_MARK = /(?:^|[\s_-])(?:display|block)|(?:block|display)math|mathblock/i
const PARAGRAPH_LIKE = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'li', 'table', 'article', 'pre'])
const NODES_MAX = 60

/** Editors and chat tools that keep the source in a data attribute: GitLab, Gemini, Quill, TipTap, Joplin … */
export const dataAttributes: Family = {
  attributes: SOURCES,
  classes: ['ql-formula', 'joplin-source'],
  read(element) {
    const tex = sourceOf(element)
    if (tex === null || holdsProse(element)) return null
    return { kind: 'formula', tex, display: isDisplay(element) }
  },
}

function sourceOf(element: Element): string | null {
  const { attribs } = element
  if (/(?:^|\s)ql-formula(?=\s|$)/.test(attribs.class ?? '')) return attribs['data-value'] ?? null
  const stated = SOURCES.map((name) => attribs[name]).find(
    (value) => value !== undefined && !FLAG.test(value.trim()),
  )
  if (stated !== undefined) return PERCENT_ENCODED.test(stated) ? decodePercent(stated) : stated
  // Only a flag: then the text is the source, if it looks like one.
  const hasElements = element.children.some((child) => child.type === 'tag')
  const text = hasElements ? '' : textOf(element)
  return SOURCES.some((name) => name in attribs) && looksLikeTex(text) ? text : null
}

/** A box of paragraphs that bears such an attribute is no formula. */
function holdsProse(element: Element): boolean {
  return findWithin(element, (inner) => PARAGRAPH_LIKE.has(inner.name), NODES_MAX) !== null
}

function isDisplay(element: Element): boolean {
  const { attribs } = element
  const stated = `${attribs.class ?? ''} ${attribs['data-type'] ?? ''} ${attribs['data-math-style'] ?? ''}`
  const shown = attribs['data-display']
  if (shown !== undefined) return !/^(?:false|inline)$/i.test(shown)
  if (/inline/i.test(stated)) return false
  const flags = SOURCES.some((name) => /^(?:display|block)$/i.test(attribs[name] ?? ''))
  return flags || DISPLAY_MARK.test(stated) || isBlock(element.name)
}
