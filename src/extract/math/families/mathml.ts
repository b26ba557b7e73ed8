import type { ChildNode, Element } from 'domhandler'
import { isElement, isText } from '../../dom.ts'
import type { Family } from '../family.ts'
import { mathTex } from '../math-tex.ts'
import { nextElement, textOf } from '../traverse.ts'

/** MathML that stands on its own: LaTeXML, pandoc, Temml, KaTeX whose classes a sanitiser took. */
export const mathml: Family = {
  tags: ['math', 'mml:math', 'm:math'],
  read(element) {
    const tex = mathTex(element)
    if (!tex)
      return textOf(element).trim() === '' ? { kind: 'gone' } : { kind: 'text', text: textOf(element) }
    const { display, mode } = element.attribs
    return {
      kind: 'formula',
      tex,
      display: display === 'block' || mode === 'display',
      also: glyphCopy(element),
    }
  },
}

/** KaTeX's second half, glyphs for the eye: beside the box of the MathML, hidden from readers or of the same glyphs. */
function glyphCopy(math: Element): ChildNode[] {
  const box = math.parent
  if (
    !box ||
    !isElement(box) ||
    box.name !== 'span' ||
    !box.children.every((node) => node === math || isBlank(node))
  )
    return []
  const beside = nextElement(box)
  if (beside?.name !== 'span' || beside.prev !== box) return []
  const hidden = beside.attribs['aria-hidden'] === 'true'
  return hidden || sameGlyphs(math, beside) ? [beside] : []
}

function isBlank(node: ChildNode): boolean {
  return isText(node) && node.data.trim() === ''
}

function sameGlyphs(math: Element, copy: Element): boolean {
  const shown = math.children.filter(isElement)
  const presentation = shown[0]?.name === 'semantics' ? shown[0].children.filter(isElement)[0] : undefined
  const glyphs = presentation ? textOf(presentation) : shown.map(textOf).join('')
  return toSorted(glyphs) !== '' && toSorted(glyphs) === toSorted(textOf(copy))
}

/** Printed characters in a fixed order: what is drawn last stands first in the one and not in the other. */
function toSorted(text: string): string {
  return [...text.replace(/[\s\u00a0\u200b\u2060-\u2064]/g, '')].sort().join('')
}
