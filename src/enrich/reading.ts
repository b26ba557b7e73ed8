import type { Block } from '../article.ts'
import { toCharCodes } from '../char-codes.ts'
import { visibleCost } from '../formula.ts'
import { isCjk, isWordPart, toLetterKind } from './letter-kind.ts'

/** Characters of Chinese, Japanese or Korean and words of other scripts that are read in a minute. */
const CJK_PER_MINUTE = 350
const WORDS_PER_MINUTE = 230
/** Printed signs of formulas read in a minute: each has to be taken in. */
const FORMULA_SIGNS_PER_MINUTE = 100
/** Lines of code read in a minute, and at most so many minutes of it: long listings are skimmed. */
const CODE_LINES_PER_MINUTE = 30
const CODE_MINUTES_MAX = 10

/** What keeps a word together between its letters. */
const JOINERS = "'’.-"
/** What a code unit is to counting, a bit each; 0 for what stands between words. */
const PART = 1
const CHARACTER = 2
const JOINER = 4
const kinds = Uint8Array.from({ length: 0x1_0000 }, (_, code) => toKind(code))

export interface Reading {
  /** Words of spaced scripts plus Han, kana and hangul characters; formulas and code not counted. */
  wordCount: number
  /** Rounded up, at least 1. */
  readingMinutes: number
}

/** How long a post is for a reader. Formulas count by what is printed of them, code by its lines. */
export function toReading(blocks: readonly Block[]): Reading {
  const prose: string[] = []
  let formulaSigns = 0
  let codeLines = 0
  for (const block of blocks) {
    for (const run of block.runs) {
      if (typeof run !== 'string') formulaSigns += visibleCost(run.tex)
      else if (block.kind === 'code') codeLines += run.split('\n').length
      else prose.push(run)
    }
  }
  const { characters, words } = countWords(prose.join(' '))
  const minutes =
    characters / CJK_PER_MINUTE +
    words / WORDS_PER_MINUTE +
    formulaSigns / FORMULA_SIGNS_PER_MINUTE +
    Math.min(codeLines / CODE_LINES_PER_MINUTE, CODE_MINUTES_MAX)
  return { wordCount: characters + words, readingMinutes: Math.max(1, Math.ceil(minutes)) }
}

/**
 * CJK characters and words of other scripts; a hyphen, point or apostrophe between letters keeps a word together. Counted
 * by arithmetic: where words begin and end cannot be foretold, and a branch taken wrongly costs more than all else here.
 */
function countWords(text: string): { characters: number; words: number } {
  const codes = toCharCodes(text)
  let [characters, words, inWord] = [0, 0, 0]
  for (let at = 0; at < codes.length; at++) {
    const kind = kinds[codes[at] ?? 0] ?? 0
    const part = kind & PART
    characters += (kind & CHARACTER) >> 1
    words += part & ~inWord
    if (kind === JOINER) inWord &= kinds[codes[at + 1] ?? 0] ?? 0
    else inWord = part
  }
  return { characters, words }
}

function toKind(code: number): number {
  const kind = toLetterKind(code)
  if (isCjk(kind)) return CHARACTER
  if (isWordPart(kind)) return PART
  return JOINERS.includes(String.fromCharCode(code)) ? JOINER : 0
}
