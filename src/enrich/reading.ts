import type { Block } from '../article.ts'
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
const SPACE = 0x20

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
        const counts = countWords(run)
        characters += counts.characters
        words += counts.words
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

/** CJK characters and words of other scripts; a hyphen, point or apostrophe between letters keeps a word together. */
function countWords(text: string): { characters: number; words: number } {
  let [characters, words] = [0, 0]
  let isInWord = false
  for (let at = 0; at < text.length; at++) {
    const kind = toLetterKind(text.charCodeAt(at))
    if (isCjk(kind)) {
      characters++
      isInWord = false
    } else if (isWordPart(kind)) {
      if (!isInWord) words++
      isInWord = true
    } else isInWord &&= isJoiner(text, at)
  }
  return { characters, words }
}

function isJoiner(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code === SPACE || at + 1 >= text.length || !JOINERS.includes(text.charAt(at))) return false
  return isWordPart(toLetterKind(text.charCodeAt(at + 1)))
}
