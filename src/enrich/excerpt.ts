import type { Block } from '../article.ts'
import { isBoilerplate } from './frame/boilerplate.ts'
import { isDateline } from './frame/dateline.ts'
import { isNote } from './frame/notes.ts'
import { countGraphemes } from './graphemes.ts'
import { holdsLetters, toLetters } from './letters.ts'
import { isBreakMark, isWordMark, scanTokens } from './scan-tokens.ts'
import { readToken } from './tokens.ts'

/** An excerpt of its author's own making is neither a tag line nor the text itself; graphemes. */
const EXCERPT_MIN = 60
const EXCERPT_MAX = 400
/** Letters by which we see that it is the beginning of the text, and how far in we look for them. */
const PREFIX_LETTERS = 40
const BODY_LETTERS_MAX = 3_000
/** A heading of one letter is no sign of anything. */
const HEADING_LETTERS_MIN = 2
/** Words that it must share with the post; what a site says of itself on every page shares fewer. */
const SHARED_WORDS_MIN = 0.35
const BODY_TOKENS_MIN = 200
const SHORT_WORD_MAX = 3
const BODY_CHARACTERS_MAX = 40_000

/** White space other than one space between words. */
const SPACES = /[^\S ]\s*| \s+/gu
const TRUNCATED =
  /(?:…|\.{3}|。{3}|[[［【]\s*(?:…|\.{3})\s*[\]］】]|阅读全文|查看更多|read more|continue reading)[\s»→>\]）)]*$/iu
/** What was lost or left over on the way to plain text: placeholders of formulas, TeX without delimiters, Markdown. */
const DAMAGED =
  /\[(?:公式|图片|math|math processing error|formula|image)\]|\\[a-zA-Z(]|\$[^$]{1,200}\$|(?<=[\p{L}\d])_\{|\^\{|\]\(https?:|\*\*|<\/?\p{L}|&(?:amp|lt|gt|quot|nbsp|#\d+);/iu

/**
 * The author's excerpt, if it is one: of 60 to 400 characters, whole, about this post, and not just the beginning of its
 * text (which the blocks tell better); else null.
 */
export function readExcerpt(
  excerpt: string | null,
  post: { title: string; blocks: readonly Block[] },
): string | null {
  const text = (excerpt ?? '').replace(SPACES, ' ').trim()
  if (text.length < EXCERPT_MIN || text.length > EXCERPT_MAX * 4) return null
  const length = countGraphemes(text)
  if (length < EXCERPT_MIN || length > EXCERPT_MAX) return null
  if (TRUNCATED.test(text.slice(-40)) || DAMAGED.test(text)) return null
  if (isBoilerplate(text) || isNote(text) || isDateline(text)) return null
  const letters = toLetters(text)
  if (letters === toLetters(post.title) || startsWithHeading(letters, post.blocks)) return null
  if (holdsLetters(toBeginning(post.blocks), letters.slice(0, PREFIX_LETTERS))) return null
  return isAbout(text, post) ? text : null
}

/** So much of the text as may show that the excerpt is its beginning. */
function toBeginning(blocks: readonly Block[]): string {
  const parts: string[] = []
  let left = BODY_LETTERS_MAX
  for (const block of blocks) {
    if (left <= 0) break
    const words = toWords(block).slice(0, left)
    parts.push(words)
    left -= words.length + 1
  }
  // Joined at once it is one piece in memory, which is read character by character.
  return parts.join(' ')
}

/** A description made by gluing headings and text together begins with a heading. */
function startsWithHeading(letters: string, blocks: readonly Block[]): boolean {
  const start = letters.slice(0, HEADING_LETTERS_MIN)
  return blocks.some((block) => {
    if (block.kind !== 'heading' || !holdsLetters(toWords(block), start)) return false
    const heading = toLetters(toWords(block))
    return heading.length >= HEADING_LETTERS_MIN && letters.startsWith(heading)
  })
}

/** Whether an excerpt shares words with a post; reads no further than it takes to know. */
function isAbout(excerpt: string, post: { title: string; blocks: readonly Block[] }): boolean {
  const missing = new Set<string | number>()
  forEachTelling(excerpt, (word) => missing.add(word))
  const missingMax = missing.size * (1 - SHARED_WORDS_MIN)
  let [tokens, characters] = [0, 0]
  for (const text of textsOf(post)) {
    if (characters > BODY_CHARACTERS_MAX) break
    tokens += forEachTelling(text, (word) => missing.delete(word))
    if (missing.size <= missingMax) return true
    characters += text.length
  }
  return tokens < BODY_TOKENS_MIN
}

/** Visits CJK characters by their marks and longer words by their keys: short ones stand in any text. Counts all tokens. */
function forEachTelling(text: string, visit: (word: string | number) => void): number {
  const scan = scanTokens(text)
  for (let at = 0; at < scan.count; at++) {
    const mark = scan.marks[at] ?? 0
    if (isBreakMark(mark)) continue
    const word = isWordMark(mark) ? readToken(scan, at).key : mark
    if (typeof word === 'number' || word.length > SHORT_WORD_MAX) visit(word)
  }
  return scan.count
}

function* textsOf({ title, blocks }: { title: string; blocks: readonly Block[] }): Generator<string> {
  yield title
  for (const block of blocks) yield toWords(block)
}

function toWords(block: Block): string {
  return block.kind === 'code' ? '' : block.runs.filter((run) => typeof run === 'string').join(' ')
}
