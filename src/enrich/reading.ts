import type { Block } from '../article.ts'
import { visibleCost } from '../formula.ts'

/** Characters of Chinese, Japanese or Korean and words of other scripts that are read in a minute. */
const CJK_PER_MINUTE = 350
const WORDS_PER_MINUTE = 230
/** Printed signs of formulas read in a minute: each has to be taken in. */
const FORMULA_SIGNS_PER_MINUTE = 100
/** Lines of code read in a minute, and at most so many minutes of it: long listings are skimmed. */
const CODE_LINES_PER_MINUTE = 30
const CODE_MINUTES_MAX = 10

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu
const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu

export interface Reading {
  /** Words of spaced scripts plus Han, kana and hangul characters; formulas and code not counted. */
  wordCount: number
  /** Rounded up, at least 1. */
  readingMinutes: number
}

/** How long a post is for a reader. Formulas count by what is printed of them, code by its lines. */
export function toReading(blocks: readonly Block[]): Reading {
  let characters = 0
  let words = 0
  let formulaSigns = 0
  let codeLines = 0
  for (const block of blocks) {
    for (const run of block.runs) {
      if (typeof run !== 'string') formulaSigns += visibleCost(run.tex)
      else if (block.kind === 'code') codeLines += run.split('\n').length
      else {
        const cjk = run.match(CJK)?.length ?? 0
        characters += cjk
        words += (cjk > 0 ? run.replace(CJK, ' ') : run).match(WORD)?.length ?? 0
      }
    }
  }
  const minutes =
    characters / CJK_PER_MINUTE +
    words / WORDS_PER_MINUTE +
    formulaSigns / FORMULA_SIGNS_PER_MINUTE +
    Math.min(codeLines / CODE_LINES_PER_MINUTE, CODE_MINUTES_MAX)
  return { wordCount: characters + words, readingMinutes: Math.max(1, Math.ceil(minutes)) }
}
