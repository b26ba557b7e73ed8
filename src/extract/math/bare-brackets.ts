import { judgeDollars } from './judge-dollars.ts'
import { MATH_COMMAND } from './math-commands.ts'
import { BARRIER, type Candidate, isBalanced, PARAGRAPH } from './scan-delimiters.ts'
import { MARK } from './text-run.ts'

const INLINE_CHARACTERS_MAX = 300
const DISPLAY_CHARACTERS_MAX = 2_000
/** Brackets within more brackets than these are no delimiters; it bounds how often a text is looked at. */
const DEPTH_MAX = 3
/** How far beside a pair is looked, characters. */
const BESIDE_CHARACTERS = 60

/** `\left[` and the like belong to the formula, as does whatever is escaped. */
const BRACKET = new RegExp(
  String.raw`\\(?:left|right|[bB]igg?[lrm]?)\s?[()[\]]|\\.|[()[\]${BARRIER}${PARAGRAPH}]`,
  'gs',
)

/** A sign before which every Markdown eats a backslash: had it been there, none were left (Gruber's list). */
const ESCAPED = /\\[`*_{}[\]()#+\-.!]/
/** `\d`, `\w`, `\n` are of regular expressions and strings. */
const LETTER_COMMAND = /\\[a-z](?![a-zA-Z])/
/** Signs of code and addresses, and the doubled backslash of strings. */
const CODE = /["`#@?$;]|&&|:\/\/|\\\\[a-zA-Z]/
const PATH = /^\s*(?:[A-Za-z]:|\.{1,2}|[\w-]{2,})\\[\w.\\ -]*$/
const TEXT_ARGUMENT = /\\(?:text[a-z]{0,6}|operatorname\*?|math(?:rm|sf|tt|bf|it)|mbox|tag)\s?\{[^{}]*\}/g
/** `or \beta`, `with x`, `i.e. x`: words that go on. */
const PROSE = /(?<![\\A-Za-z{])[a-z]{2,}[ ,:]+(?=[\\A-Za-z(])|\b[ie]\.[eg]\./
/** `(\(x\))`: the outer brackets are words. */
const BRACKETED = /^\s*\([^()]*\)\s*$/
const HAN = /[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]/

/** A line so far empty; one that ends, if need be behind a mark. */
const LINE_START = /(?:^|\n)[ \t]{0,20}$/
const LINE_END = /^[ \t]{0,9}[.,;]?[ \t]{0,9}(?:\n|$)/
const LINE_BESIDE_CHARACTERS = 21

/** Where brackets are part of TeX without any delimiter, of a call or a string: `f(\theta)`, `2 * (\alpha + 1)`. */
const GOES_ON_BEFORE = /[\w)\]}\\'′"`]$|(?:[+*/^_<>|&]|\w\s?-)\s*$|\\[a-zA-Z]{2,}[^()[\]$\n]{0,30}$/
const GOES_ON_BEHIND = /^\s*[*^_/]|^[({]|^(?!s\b|th\b)[A-Za-z\d]|^\s+[-+]\s|^[^()[\]$\n]{0,30}\\[a-zA-Z]{2}/

/**
 * Formulas whose `\(…\)` and `\[…\]` Markdown took for escaped brackets (CommonMark §2.4), so that only the brackets are
 * left: with a command of formulas in them, and nothing of code or prose; square ones on lines of their own. In order,
 * none within another. Linear.
 */
export function scanBareBrackets(text: string): Candidate[] {
  if (!MATH_COMMAND.test(text)) return []
  const found: Candidate[] = []
  let from = 0
  for (const pair of pairBrackets(text)) {
    if (pair.start < from || !isFormula(text, pair)) continue
    found.push(pair)
    from = pair.end
  }
  return found
}

/** Pairs of brackets of one kind in the order in which they open. */
function pairBrackets(text: string): Candidate[] {
  const pairs: Candidate[] = []
  let open: Record<string, number[]> = { '(': [], '[': [] }
  for (const { 0: sign, index } of text.matchAll(BRACKET)) {
    if (sign === '(' || sign === '[') open[sign]?.push(index)
    else if (sign === BARRIER || sign === PARAGRAPH) open = { '(': [], '[': [] }
    else if (sign === ')' || sign === ']') {
      const stack = open[sign === ')' ? '(' : '['] ?? []
      const start = stack.pop()
      if (start !== undefined && stack.length < DEPTH_MAX) pairs.push(toCandidate(start, index, sign === ']'))
    }
  }
  return pairs.sort((left, right) => left.start - right.start)
}

function toCandidate(start: number, close: number, display: boolean): Candidate {
  const inner = { innerStart: start + 1, innerEnd: close }
  return { start, end: close + 1, ...inner, display, delimiter: 'bare' }
}

function isFormula(text: string, pair: Candidate): boolean {
  const { start, end, innerStart, innerEnd, display } = pair
  if (end - start > (display ? DISPLAY_CHARACTERS_MAX : INLINE_CHARACTERS_MAX)) return false
  if (!(display ? isAlone(text, pair) : standsInWords(text, pair))) return false
  return isBareTex(text.slice(innerStart, innerEnd).replaceAll(MARK, ''))
}

function isAlone(text: string, { start, end }: Candidate): boolean {
  const before = text.slice(Math.max(0, start - LINE_BESIDE_CHARACTERS), start)
  return LINE_START.test(before) && LINE_END.test(text.slice(end, end + LINE_BESIDE_CHARACTERS))
}

function standsInWords(text: string, { start, end }: Candidate): boolean {
  const before = text.slice(Math.max(0, start - BESIDE_CHARACTERS), start).replaceAll(MARK, '')
  const behind = text.slice(end, end + BESIDE_CHARACTERS).replaceAll(MARK, '')
  return !GOES_ON_BEFORE.test(before) && !GOES_ON_BEHIND.test(behind)
}

function isBareTex(tex: string): boolean {
  if (!MATH_COMMAND.test(tex) || !isBalanced(tex, { from: 0, to: tex.length })) return false
  if (tex.split('[').length !== tex.split(']').length) return false // `[0, \infty) )`: the pair is another
  const printed = tex.replace(TEXT_ARGUMENT, ' ')
  if ([ESCAPED, LETTER_COMMAND, CODE, PATH, BRACKETED].some((sign) => sign.test(tex))) return false
  return !PROSE.test(printed) && !HAN.test(printed) && judgeDollars(tex, '') === 3
}
