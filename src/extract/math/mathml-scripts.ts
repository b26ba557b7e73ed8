import type { Element } from 'domhandler'
import { isAtomic } from './join-tex.ts'
import { childrenOf, type MathmlWriter, nameOf } from './mathml-writer.ts'
import { textOf } from './traverse.ts'

/** What a sign set above or below is a command for: over one letter, and over more. */
const ACCENTS: Readonly<Record<string, [narrow: string, wide: string]>> = {
  '^': ['hat', 'widehat'],
  ˆ: ['hat', 'widehat'],
  '~': ['tilde', 'widetilde'],
  '˜': ['tilde', 'widetilde'],
  '∼': ['tilde', 'widetilde'],
  '¯': ['bar', 'overline'],
  ˉ: ['bar', 'overline'],
  '‾': ['bar', 'overline'],
  '―': ['overline', 'overline'],
  '→': ['vec', 'overrightarrow'],
  '\u20d7': ['vec', 'overrightarrow'],
  '˙': ['dot', 'dot'],
  '¨': ['ddot', 'ddot'],
  ˇ: ['check', 'check'],
  '˘': ['breve', 'breve'],
  '´': ['acute', 'acute'],
  '`': ['grave', 'grave'],
  '⏞': ['overbrace', 'overbrace'],
}
const UNDER_ACCENTS: Readonly<Record<string, string>> = {
  '⏟': 'underbrace',
  _: 'underline',
  '‾': 'underline',
  '―': 'underline',
  '\u0332': 'underline',
}

/** Operators that carry their limits above and below, whose scripts are therefore `_` and `^`. */
const LIMITS =
  /^\\(?:(?:big)?(?:sum|prod|coprod|cup|cap|wedge|vee|oplus|otimes|sqcup|uplus)|i{1,3}nt|oint|lim|limsup|liminf|max|min|sup|inf|det|Pr|gcd|arg\\(?:max|min)|(?:under|over)brace\{.*\}|operatorname\*?\{[^{}]*\})$/s

/** TeX of `msub`, `msup`, `msubsup`, `munder`, `mover`, `munderover`, `mmultiscripts`. */
export function toScriptTex(element: Element, writer: MathmlWriter): string {
  const [base, first, second] = childrenOf(element)
  const inner = writer.write(base)
  switch (nameOf(element)) {
    case 'msub':
      return scripted(inner, { below: writer.write(first) })
    case 'msup':
      return scripted(inner, { above: writer.write(first) })
    case 'msubsup':
      return scripted(inner, { below: writer.write(first), above: writer.write(second) })
    case 'munder':
      return stacked(inner, { below: mark(first, writer) })
    case 'mover':
      return stacked(inner, { above: mark(first, writer) })
    case 'munderover':
      return stacked(inner, { below: mark(first, writer), above: mark(second, writer) })
    default:
      return multiscripted(element, writer)
  }
}

interface Scripts {
  below?: string
  above?: string
}

function scripted(base: string, { below = '', above = '' }: Scripts): string {
  const held = isAtomic(base) || LIMITS.test(base) ? base : `{${base}}`
  const primes = /^'+$/.test(above)
  return `${held}${below === '' ? '' : `_{${below}}`}${primes ? above : above === '' ? '' : `^{${above}}`}`
}

/** Above and below: limits, an accent, a brace, or, for want of a command, `\overset` and `\underset`. */
function stacked(base: string, { below, above }: Marks): string {
  if (LIMITS.test(base)) {
    const operator = base.replace(/^\\operatorname\{/, '\\operatorname*{')
    return scripted(operator, { below: below?.tex ?? '', above: above?.tex ?? '' })
  }
  let tex = base
  const under = UNDER_ACCENTS[below?.sign ?? '']
  if (under) tex = `\\${under}{${tex}}`
  else if (below?.tex) tex = `\\underset{${below.tex}}{${tex}}`
  const accent = ACCENTS[above?.sign ?? '']
  if (accent) return `\\${isAtomic(base) ? accent[0] : accent[1]}{${tex}}`
  return above?.tex ? `\\overset{${above.tex}}{${tex}}` : tex
}

/** What stands above and below: the bare sign, if it is one, and its TeX. */
interface Marks {
  below?: { sign: string; tex: string }
  above?: { sign: string; tex: string }
}

function mark(element: Element | undefined, writer: MathmlWriter): { sign: string; tex: string } {
  return { sign: element ? textOf(element).trim() : '', tex: writer.write(element) }
}

function multiscripted(element: Element, writer: MathmlWriter): string {
  const [base, ...scripts] = childrenOf(element)
  const turn = scripts.findIndex((script) => nameOf(script) === 'mprescripts')
  const [after, before] = turn < 0 ? [scripts, []] : [scripts.slice(0, turn), scripts.slice(turn + 1)]
  const pair = (list: readonly Element[]) => ({ below: writer.write(list[0]), above: writer.write(list[1]) })
  const prefix = before.length > 0 ? scripted('{}', pair(before)) : ''
  return `${prefix}${scripted(writer.write(base), pair(after))}`
}
