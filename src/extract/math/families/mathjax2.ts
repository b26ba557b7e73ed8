import type { Element } from 'domhandler'
import { hasClass } from '../../dom.ts'
import type { Family, MathPage, Reading } from '../family.ts'
import { mathTex } from '../math-tex.ts'
import { parseMathml } from '../parse-mathml.ts'
import { findWithin, nextElement, textOf } from '../traverse.ts'

const FRAME_ID = /^(MathJax-Element-\d+)-Frame$/
const DISPLAY_CLASS = /(?:^|\s)(?:MathJax(?:_SVG|_PHTML|_MathML)?_Display|MJXc-display)(?=\s|$)/
/** What stands for a formula until it is rendered when its source is not shown. */
const EMPTY_PREVIEW = /^\s*(?:\[math\])?\s*$/i

/**
 * MathJax 2: scripts that hold the source (`<script type="math/tex; mode=display">`), and, on pages saved after it ran,
 * previews and rendered frames before them. A frame and its script belong together by id, `MathJax-Element-N`.
 */
export const mathjax2: Family = {
  tags: ['script'],
  classes: [
    'MathJax_Preview',
    'MathJax_Display',
    'MathJax_SVG_Display',
    'MathJax_PHTML_Display',
    'MathJax_MathML_Display',
    'MJXc-display',
    'MathJax',
    'MathJax_SVG',
    'MathJax_CHTML',
    'MathJax_PHTML',
    'MathJax_MathML',
    'MathJax_PlainSource',
    'MathJax_Error',
    'MJX_Assistive_MathML',
  ],
  read(element, page) {
    if (element.name === 'script') return readScript(element, page)
    if (hasClass(element, 'MathJax_Preview')) return readPreview(element)
    if (hasClass(element, 'MathJax_Error')) return { kind: 'gone' }
    return isFurniture(element) ? { kind: 'gone' } : readFrame(element, page)
  },
}

/** Messages and hidden measuring boxes that MathJax leaves in a saved page. */
function isFurniture(element: Element): boolean {
  return /^MathJax_(?:Message|Hidden|Font_Test|MSIE_Frame|ZoomFrame|SVG_Hidden|CHTML_Hidden)/.test(
    element.attribs.id ?? '',
  )
}

function readScript(script: Element, page: MathPage): Reading | null {
  const type = script.attribs.type?.trim().toLowerCase() ?? ''
  if (!type.startsWith('math/')) return null
  if (page.isTaken(script)) return { kind: 'gone' }
  const display = /mode\s*=\s*display/.test(type)
  const source = textOf(script)
  if (source.trim() === '') return { kind: 'gone' }
  if (type.startsWith('math/asciimath')) return { kind: 'text', text: source.trim() }
  if (!type.startsWith('math/mml')) return { kind: 'formula', tex: source, display }
  const math = parseMathml(source)
  const tex = math && mathTex(math)
  return tex
    ? { kind: 'formula', tex, display: display || math.attribs.display === 'block' }
    : { kind: 'lost' }
}

/** A preview before the real thing is a copy; where a sanitiser took the script away, it is all that is left. */
function readPreview(preview: Element): Reading {
  const next = nextElement(preview)
  const replaced = next !== null && (isScript(next) || isFrame(next) || hasClass(next, 'MathJax_Preview'))
  const text = textOf(preview)
  if (replaced || EMPTY_PREVIEW.test(text)) return { kind: 'gone' }
  return { kind: 'formula', tex: text, display: false }
}

function isScript(element: Element): boolean {
  return element.name === 'script' && /^\s*math\//i.test(element.attribs.type ?? '')
}

function isFrame(element: Element): boolean {
  return /(?:^|\s)(?:MathJax|MJXc|mjx-chtml)/.test(element.attribs.class ?? '')
}

/** The outermost rendered box: its own script by id, else the MathML it carries, else its glyphs as text. */
function readFrame(box: Element, page: MathPage): Reading | null {
  const isMarked = (element: Element) =>
    FRAME_ID.test(element.attribs.id ?? '') || element.attribs['data-mathml'] !== undefined
  const frame = isMarked(box) ? box : findWithin(box, isMarked, FRAME_DEPTH_NODES)
  const math = findWithin(box, (inner) => inner.name === 'math', frame ? undefined : UNMARKED_NODES_MAX)
  if (!frame && !math) return null
  if (!frame && !DISPLAY_CLASS.test(box.attribs.class ?? '') && !hasClass(box, 'MathJax')) return null
  const display = DISPLAY_CLASS.test(box.attribs.class ?? '')
  const script = scriptOf(box, { frame, page })
  if (script) {
    const reading = readScript(script, page)
    page.markTaken(script)
    if (reading?.kind === 'formula') return { ...reading, display: display || reading.display }
  }
  const stated = frame?.attribs['data-mathml']
  const source = (stated && parseMathml(stated)) ?? math
  const tex = source && mathTex(source)
  if (tex) return { kind: 'formula', tex, display: display || source.attribs.display === 'block' }
  return { kind: 'text', text: textOf(box) }
}

/** Without id and attributes only a short look inside is worth it. */
const UNMARKED_NODES_MAX = 200
/** A display wrapper stands at most this many nodes above its frame. */
const FRAME_DEPTH_NODES = 8

function scriptOf(box: Element, { frame, page }: { frame: Element | null; page: MathPage }): Element | null {
  const id = FRAME_ID.exec(frame?.attribs.id ?? '')?.[1]
  const next = nextElement(box)
  const beside = next && isScript(next) && !page.isTaken(next) ? next : null
  // A script without an id has lost it with other attributes; then the neighbour is meant.
  if (beside && (beside.attribs.id === undefined || beside.attribs.id === id)) return beside
  return id === undefined ? null : page.takeScript(id)
}
