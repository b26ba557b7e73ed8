import type { Element } from 'domhandler'
import { mathmlToTex } from './mathml-to-tex.ts'
import { findWithin, textOf } from './traverse.ts'

/** Encodings under which annotations hold TeX: application/x-tex, TeX, LaTeX, text/x-latex … */
const TEX_ENCODING = /\b(?:x-)?(?:la)?tex\b/i

/** The TeX of a `math` element: what it was made from where that is kept, else written from its MathML. */
export function mathTex(math: Element): string | null {
  const annotation = findWithin(
    math,
    ({ name, attribs }) => name.endsWith('annotation') && TEX_ENCODING.test(attribs.encoding ?? ''),
  )
  const source = annotation && textOf(annotation).trim()
  if (source) return source
  const { alttext, 'data-latex': latex } = math.attribs
  if (latex?.trim()) return latex
  if (alttext?.trim() && !isSpoken(alttext)) return alttext
  return mathmlToTex(math)
}

/** Whether a label is speech for screen readers ("x squared plus one") and no TeX. */
export function isSpoken(label: string): boolean {
  return !/[\\_^{}=]/.test(label) && /[a-z]{2}\s+[a-z]{2}/i.test(label)
}
