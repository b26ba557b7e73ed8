import type { Element } from 'domhandler'
import { joinTex } from './join-tex.ts'
import { nameOf } from './mathml-writer.ts'
import { toLetters } from './tex-letters.ts'
import { isFunctionName, toSymbol } from './tex-symbols.ts'
import { textOf } from './traverse.ts'

/** Function application, invisible times, separator and plus: they print nothing. */
const INVISIBLE = /[\u2061-\u2064\u200b]/g
/** Widths in em from which a space is a quad, and the least that is written at all. */
const QUAD_EM = 0.9
const THIN_EM = 0.12

/** TeX of a token element: `mi`, `mn`, `mo`, `mtext`, `mspace`. */
export function toTokenTex(element: Element): string {
  if (nameOf(element) === 'mspace') return toSpace(element.attribs.width ?? '')
  const text = textOf(element).replace(INVISIBLE, '')
  if (nameOf(element) === 'mtext' || nameOf(element) === 'ms') return toText(text)
  const token = text.trim().replace(/\s+/g, ' ')
  if (token === '') return ''
  if (nameOf(element) === 'mo') return toOperator(token, element)
  if (nameOf(element) === 'mn') return joinTex(toLetters(token, element.attribs.mathvariant))
  return toIdentifier(token, element)
}

/** Several letters in one `mi` are a word: a function that TeX knows, an operator, or upright letters. */
function toIdentifier(token: string, element: Element): string {
  const { mathvariant } = element.attribs
  const name = token.replace(/\u2009| /g, '')
  if (isFunctionName(name)) return `\\${name}`
  if (token === 'arg max' || token === 'arg min') return `\\${token.replace(' ', '\\')}`
  if (/^[a-zA-Z][a-zA-Z0-9 -]+$/.test(token) && (mathvariant === undefined || mathvariant === 'normal')) {
    return isApplied(element) ? `\\operatorname{${token}}` : `\\mathrm{${token}}`
  }
  if (mathvariant === 'normal' && /^[a-zA-Z]$/.test(token)) return `\\mathrm{${token}}`
  return joinTex(toLetters(token, mathvariant))
}

function isApplied(element: Element): boolean {
  if (element.attribs['data-mjx-texclass'] === 'OP') return true
  const { next } = element
  return next !== null && textOf(next).trim() === '\u2061'
}

/** Operators; a fence that MathJax marks as one of a stretching pair gets its `\left` or `\right`. */
function toOperator(token: string, element: Element): string {
  const name = token.replace(/\s/g, '')
  if (isFunctionName(name)) return `\\${name}`
  if (/^[a-zA-Z]{2,}$/.test(name)) return `\\operatorname{${name}}`
  const tex = joinTex([...token].filter((sign) => sign !== ' ').map(toSymbol))
  if (!isStretchingPair(element)) return tex
  return element.attribs['data-mjx-texclass'] === 'OPEN' ? `\\left${tex}` : `\\right${tex}`
}

function isStretchingPair(element: Element): boolean {
  const { parent } = element
  if (!parent || !('attribs' in parent) || parent.attribs['data-mjx-texclass'] !== 'INNER') return false
  const texClass = element.attribs['data-mjx-texclass']
  return texClass === 'OPEN' || texClass === 'CLOSE'
}

function toText(text: string): string {
  const words = text.replace(/[\s\u00a0]+/g, ' ')
  if (words === '') return ''
  if (words === ' ') return '\\ '
  return `\\text{${words.replace(/[\\{}$&#_%^~]/g, (sign) => (sign === '\\' ? '\\backslash ' : `\\${sign}`))}}`
}

function toSpace(width: string): string {
  const em = /^(-?[\d.]+)em$/.exec(width.trim())?.[1]
  if (em === undefined) return ''
  if (Number(em) >= 2 * QUAD_EM) return '\\qquad'
  if (Number(em) >= QUAD_EM) return '\\quad'
  return Number(em) >= THIN_EM ? '\\,' : ''
}
