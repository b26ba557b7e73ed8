import type { Block } from '../../article.ts'
import { visibleCost } from '../../formula.ts'
import { toLetters } from '../letters.ts'
import type { Passage } from '../passage.ts'
import { isDateline } from './dateline.ts'
import { isEndMatter } from './end-matter.ts'
import { isNote } from './notes.ts'

/** Shorter blocks are labels. */
const LETTERS_MIN = 12
/** Without an end mark so are paragraphs of Latin script up to this: `Key takeaways`, `Photo by …`, `Share`. */
const LATIN_LABEL_LETTERS_MAX = 40
/** With signs and spaces no label is longer than this. */
const LABEL_CHARACTERS_MAX = 80
/** A block that is mostly links, and no long paragraph, is a list of links. */
const LINK_SHARE_MAX = 0.6
const LINKED_CHARACTERS_MAX = 200
const BYLINE_CHARACTERS_MAX = 400
const BYLINE_LETTERS_MAX = 16

const NUMBERED_LABEL =
  /^[^\p{L}\p{N}(（]{0,3}(?:\d{1,2}(?:\.\d{1,2})*[.、)）\s]|[一二三四五六七八九十]{1,3}[、.．]|第.{1,3}[章节部]|[(（]?[一二三四五六七八九十\d]{1,2}[)）]|q\d*\s*[:：.])/iu
/** A sentence that the next block, or a formula, goes on with. */
const OPENING = /^(?:by|from|since|if|given|using|when|under|with|in) .*[,，]$/iu
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const ATTRIBUTION = /[—–―]{1,2}\s*[\p{L}. ]{2,40}$/u

/** Where a block stands. */
export interface FramePlace {
  /** In letters alone. */
  authors: readonly string[]
  /** Nothing of the text came before it. */
  isFirst: boolean
  /** Takes short blocks, captions and lists of links for text. */
  isLoose: boolean
}

/** Whether a block is not of the text but of what stands around it. */
export function isFrame(block: Block, passage: Passage, place: FramePlace): boolean {
  const text = passage.text.trim()
  if (isNote(text) || isDateline(text)) return true
  if (place.isFirst && isByline(text, place.authors)) return true
  if (block.kind === 'quote' && place.isFirst && ATTRIBUTION.test(text.slice(-60))) return true
  if (place.isLoose) return false
  if (block.kind === 'caption') return true
  const linkShare = block.linkLength / Math.max(1, text.length)
  if (linkShare >= LINK_SHARE_MAX && (block.kind === 'item' || text.length < LINKED_CHARACTERS_MAX))
    return true
  return isLabel(block, passage, place.isFirst)
}

/** Whether a block heads what comes after the text: references, thanks, other posts. */
export function endsText({ kind, runs: [first, ...others] }: Block): boolean {
  const isShort = (kind === 'heading' || kind === 'paragraph') && others.length === 0
  return isShort && typeof first === 'string' && isEndMatter(first)
}

/** A block too short to say something: a heading in disguise. Within the text an end mark saves it, unless it is numbered. */
function isLabel(block: Block, passage: Passage, isFirst: boolean): boolean {
  const text = passage.text.trim()
  if (text.length > LABEL_CHARACTERS_MAX) return false
  const letters = text.replace(/[^\p{L}\p{N}]+/gu, '').length
  const formulas = passage.formulas.reduce((sum, formula) => sum + visibleCost(formula.tex), 0)
  const isShort = letters + formulas < LETTERS_MIN
  if (OPENING.test(text)) return false
  if (isFirst && isShort) return true
  if (NUMBERED_LABEL.test(text) && letters < LETTERS_MIN * 2.5 && !/[。.；;]$/u.test(text)) return true
  if (formulas > 0 || /[。！？；.!?:：]["'”’」』）)]*$/u.test(text)) return false
  return isShort || (block.kind === 'paragraph' && letters <= LATIN_LABEL_LETTERS_MAX && !CJK.test(text))
}

/** A block that names the authors and says hardly more, or says who they are. */
function isByline(text: string, authors: readonly string[]): boolean {
  if (authors.length === 0 || text.length > BYLINE_CHARACTERS_MAX) return false
  const letters = toLetters(text)
  const rest = authors.reduce((left, author) => left.replace(author, ''), letters)
  if (rest.length === letters.length) return false
  return rest.length <= BYLINE_LETTERS_MAX || authors.some((author) => letters.startsWith(`${author}isa`))
}
