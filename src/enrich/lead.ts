import type { Block, Formula } from '../article.ts'
import { toDelimited, visibleCost } from '../formula.ts'
import { isBoilerplate } from './boilerplate.ts'
import { isFrame } from './frame.ts'
import { toLetters } from './letters.ts'
import { type Cost, FORMULA_MARK, type Passage, slicePassage, toCost, toPassage } from './passage.ts'
import { splitSentences } from './sentence.ts'

/** One sentence of a lead, and how it stands to what comes before and after. */
export interface Sentence extends Passage {
  cost: Cost
  /** What stands between the one before and this. */
  joint: '' | ' '
  /** By an end mark, by the end of its block, or unfinished (a colon, and then something that is no text). */
  ends: 'mark' | 'block' | 'open'
  /** A heading, formula, table or listing was left out before it. */
  isAfterBreak: boolean
}

export interface LeadOptions {
  title: string
  authors: readonly string[]
  /** Takes short blocks, captions and lists of links too: for posts of nothing else. */
  isLoose?: boolean
  /** Share of a sentence that may be TeX, 0 to 1. */
  texShareMax?: number
}

/** A displayed formula beyond this visible cost, or any of so many characters of TeX, is left out. */
const DISPLAY_COST_MAX = 60
const TEX_CHARACTERS_MAX = 120
/** Enough sentences for any snippet, and one more; graphemes with TeX. */
const LEAD_MAX = 400
const BLOCK_CHARACTERS_MAX = 3_000
const BLOCKS_MAX = 400
/** A sentence of so many characters is not said twice. */
const REPEATED_CHARACTERS_MIN = 8

const DANGLING_START =
  /^(?:其中|式中|此处|[,，、;；:：。.!！?？)）\]】}」』”’]|where\b|in which\b|(?:and|or|but) (?=\p{Ll}))/u
const DANGLING_AFTER_FORMULA =
  /^(?:其中|式中|这里|此时|上式|上述|即|也就是|可得|则|(?:Where|Here|Thus|Hence|In which)\b|\p{Ll})/u

/** Walks the blocks of a post and keeps the sentences that a snippet may be made of. */
export function readLead(blocks: readonly Block[], options: LeadOptions): Sentence[] {
  const lead = createLead(blocks, options)
  for (const block of blocks.slice(0, BLOCKS_MAX)) {
    if (lead.length > LEAD_MAX) break
    lead.addBlock(block)
  }
  return lead.sentences
}

function createLead(blocks: readonly Block[], options: LeadOptions) {
  const sentences: Sentence[] = []
  const labels = toLabels(blocks, options.title)
  const said = new Set<string>()
  const authors = options.authors.map(toLetters).filter(Boolean)
  let isAfterBreak = false
  let isAfterFormula = false
  let length = 0

  /** Something is left out: a sentence that leads up to it goes with it. */
  const leaveOut = (kind: 'formula' | 'listing') => {
    const last = sentences.at(-1)
    const isDangling = last && (kind === 'formula' ? last.ends !== 'mark' : last.ends === 'open')
    if (isDangling && !isAfterBreak) length -= sentences.pop()?.cost.raw ?? 0
    isAfterBreak = true
    if (kind === 'formula') isAfterFormula = true
  }

  /** `follows`: an earlier sentence of the same stretch was kept. */
  const addSentence = (passage: Passage, place: { isMarked: boolean; follows: boolean; gap: string }) => {
    const isDangling =
      (sentences.length === 0 && DANGLING_START.test(passage.text)) ||
      (isAfterFormula && DANGLING_AFTER_FORMULA.test(passage.text))
    if (isDangling || said.has(passage.text) || isBoilerplate(passage.text) || labels.has(passage.text))
      return
    const cost = toCost(passage)
    if (isHeavy(passage, cost, options)) return leaveOut('formula')
    const ends = place.isMarked ? 'mark' : /[:：,，、;]$/u.test(passage.text) ? 'open' : 'block'
    const joint = place.follows && place.gap === '' ? '' : ' '
    sentences.push({ ...passage, cost, joint, ends, isAfterBreak })
    length += cost.raw
    if (passage.text.length >= REPEATED_CHARACTERS_MIN) said.add(passage.text)
    isAfterBreak = false
    isAfterFormula = false
  }

  const addText = (passage: Passage) => {
    const before = sentences.length
    for (const { start, end, isMarked } of splitSentences(passage.text)) {
      if (length > LEAD_MAX) break
      const gap = passage.text[start] === ' ' ? ' ' : ''
      addSentence(slicePassage(passage, start, end), { isMarked, follows: sentences.length > before, gap })
    }
  }

  return {
    sentences,
    get length() {
      return length
    },
    addBlock(block: Block) {
      if (block.kind === 'heading') {
        isAfterBreak = true
        return
      }
      if (block.kind === 'code' || block.kind === 'table') return leaveOut('listing')
      if (block.kind === 'math' && sentences.length === 0) return leaveOut('formula')
      const passage = toPassage(block.runs, BLOCK_CHARACTERS_MAX)
      const place = { authors, isFirst: sentences.length === 0, isLoose: options.isLoose ?? false }
      if (block.kind !== 'math' && isFrame(block, passage, place)) return
      for (const part of splitAtDisplays(passage)) {
        if (part === null) leaveOut('formula')
        else addText(part)
      }
    },
  }
}

/** Titles of the post and its sections, however they are spelt: as sentences they are no text. */
function toLabels(blocks: readonly Block[], title: string): { has(text: string): boolean } {
  const headings = blocks.slice(0, BLOCKS_MAX).filter((block) => block.kind === 'heading')
  const texts = [
    title,
    ...headings.map((block) => block.runs.filter((run) => typeof run === 'string').join('')),
  ]
  const letters = new Set(texts.map(toLetters).filter(Boolean))
  const charactersMax = 2 * Math.max(...texts.map((text) => text.length))
  return { has: (text) => text.length <= charactersMax && letters.has(toLetters(text)) }
}

/** The stretches of a passage around its displayed formulas that are too large; null stands for such a formula. */
function splitAtDisplays(passage: Passage): (Passage | null)[] {
  const parts: (Passage | null)[] = []
  let start = 0
  let at = -1
  for (const formula of passage.formulas) {
    at = passage.text.indexOf(FORMULA_MARK, at + 1)
    if (!formula.display || !isLarge(formula)) continue
    parts.push(slicePassage(passage, start, at), null)
    start = at + 1
  }
  parts.push(slicePassage(passage, start, passage.text.length))
  return parts.filter((part) => part === null || part.text !== '')
}

function isLarge(formula: Formula): boolean {
  return visibleCost(formula.tex) > DISPLAY_COST_MAX || toDelimited(formula).length > TEX_CHARACTERS_MAX
}

function isHeavy(passage: Passage, cost: Cost, { texShareMax = 1 }: LeadOptions): boolean {
  if (cost.tex > cost.raw * texShareMax) return true
  return passage.formulas.some((formula) => toDelimited(formula).length > TEX_CHARACTERS_MAX)
}
