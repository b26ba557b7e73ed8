import type { Element } from 'domhandler'
import { hasClass } from '../../dom.ts'
import type { Family, Reading } from '../family.ts'
import { isFalseMath } from '../is-false-math.ts'
import { mathTex } from '../math-tex.ts'
import { splitCopies } from '../split-copies.ts'
import { findWithin, nextElement, textOf } from '../traverse.ts'

/**
 * KaTeX, and CSDN's stripped form of it: TeX from the annotation, else from the text that the stripping of tags has
 * left (glyphs and TeX in one string). Output of `output: 'html'` has no source: its glyphs stay, once.
 */
export const katex: Family = {
  classes: [
    'katex--inline',
    'katex--display',
    'katex-display',
    'katex',
    'katex-mathml',
    'katex-html',
    'katex-error',
  ],
  read(element) {
    if (hasClass(element, 'katex-error')) return { kind: 'text', text: textOf(element) }
    const part = isPart(element) ? element : findWithin(element, isPart, NODES_BEFORE_PART_MAX)
    if (!part) return isErrorText(element) ? { kind: 'text', text: textOf(element) } : null
    if (hasClass(part, 'katex-error')) return { kind: 'text', text: textOf(element) }
    const reading = readBox(element)
    if (reading.kind !== 'formula' || !isFalseMath(reading.tex)) return reading
    return { kind: 'text', text: `$${reading.tex.trim()}$` }
  },
}

/** How deep in wrappers the first half of a formula lies. */
const NODES_BEFORE_PART_MAX = 20

/** Whether an element is one of the halves of a formula, or what stands for one that failed. */
function isPart(element: Element): boolean {
  const { class: classes } = element.attribs
  return (
    element.name === 'math' ||
    (classes !== undefined && /(?:^|\s)katex-(?:mathml|html|error)(?=\s|$)/.test(classes))
  )
}

/** CSDN prints the message instead of the formula. */
function isErrorText({ children: [content] }: Element): boolean {
  return content?.type === 'text' && content.data.trimStart().startsWith('KaTeX parse error')
}

function readBox(element: Element): Reading {
  const display =
    hasClass(element, 'katex--display') ||
    hasClass(element, 'katex-display') ||
    findWithin(element, (inner) => hasClass(inner, 'katex-display'), NODES_BEFORE_PART_MAX) !== null
  const { copy, glyphs } = findHalves(element)
  const tex = copy && sourceOf(copy, glyphs)
  const also = copy === element && glyphs ? [glyphs] : []
  if (tex) return { kind: 'formula', tex, display, also }
  return { kind: 'text', text: glyphs ? visibleText(glyphs) : textOf(copy ?? element) }
}

/** The half for machines and the half for eyes; the latter stands beside when the common parent lost its class. */
function findHalves(element: Element): { copy: Element | null; glyphs: Element | null } {
  if (hasClass(element, 'katex-html')) return { copy: null, glyphs: element }
  if (hasClass(element, 'katex-mathml')) {
    const beside = nextElement(element)
    return { copy: element, glyphs: beside && hasClass(beside, 'katex-html') ? beside : null }
  }
  const copy =
    findWithin(element, (inner) => hasClass(inner, 'katex-mathml')) ??
    findWithin(element, (inner) => inner.name === 'math')
  return { copy, glyphs: findWithin(element, (inner) => hasClass(inner, 'katex-html')) }
}

function sourceOf(copy: Element, glyphs: Element | null): string | null {
  const math = copy.name === 'math' ? copy : findWithin(copy, (inner) => inner.name === 'math')
  return math ? mathTex(math) : splitCopies(textOf(copy), glyphs && visibleText(glyphs))
}

/** Glyphs as read, without the zero-width struts that hold a line open. */
function visibleText(glyphs: Element): string {
  return textOf(glyphs).replace(/[\u200b\u2060\ufeff]/g, '')
}
