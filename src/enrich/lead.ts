import type { Block } from '../article.ts'
import { danglesAfterFormula, danglesAfterGap, danglesAtStart } from './dangling.ts'
import { isBoilerplate } from './frame/boilerplate.ts'
import { endsText, isFrame } from './frame/is-frame.ts'
import { hasLong, splitAtDisplays } from './heavy-formulas.ts'
import { isFragmentList } from './is-fragment-list.ts'
import { type Labels, toLabels } from './labels.ts'
import { toLetters } from './letters.ts'
import { measureOpeningLabel } from './opening-label.ts'
import { type Passage, slicePassage, toCost, toPassage } from './passage.ts'
import { type Sentence, splitSentences } from './sentence.ts'

export interface LeadOptions {
  title: string
  authors: readonly string[]
  /** Of these blocks, where they are known already. */
  labels?: Labels
  /** Takes short blocks, captions and lists of links too: for posts of nothing else. */
  isLoose?: boolean
  /** Leaves out sentences that are TeX to a large part. */
  isLight?: boolean
  /** Goes on where something is missing: in a paragraph that lost a sentence, with a list that nothing leads up to. */
  spansGaps?: boolean
}

/** What was read, and whether other options would read it otherwise. */
export interface LeadReading {
  sentences: Sentence[]
  /** `isLight` would have left a sentence out. */
  hasMuchTex: boolean
  /** `spansGaps` would have gone on where this did not. */
  hasGaps: boolean
}

/** A sentence with more TeX than this is left out where a lead is to be light. */
const LIGHT_TEX_SHARE = 0.3
/** Enough sentences for any snippet, and one more; graphemes with TeX. */
const LEAD_MAX = 400
const BLOCK_CHARACTERS_MAX = 3_000
const BLOCKS_MAX = 400
/** A sentence of so many characters is not said twice. */
const REPEATED_CHARACTERS_MIN = 8

/** What exporters leave of a formula or a picture: the sentence has lost its sense. */
const PLACEHOLDER = /\[(?:公式|图片|圖片|math|math processing error|formula|image)\]/iu
const PLACEHOLDER_ALONE = new RegExp(`^[^\\p{L}\\p{N}]*${PLACEHOLDER.source}[^\\p{L}\\p{N}]*$`, 'iu')

/** What has been read so far. */
interface Lead extends LeadReading {
  /** Of the sentences, graphemes with TeX. */
  length: number
  labels: Labels
  said: Set<string>
  /** In letters alone. */
  authors: string[]
  /** Something was left out since the last sentence; and that was a formula. */
  isAfterBreak: boolean
  isAfterFormula: boolean
  /** A sentence of the text was left out: nothing that goes on from it may follow. */
  isAfterGap: boolean
  /** The block before, or the list that this item belongs to, follows text that was kept. */
  isLedUp: boolean
  /** The list that is being read holds names of things. */
  isOfFragments: boolean
  options: LeadOptions
}

/** Walks the blocks of a post and keeps the sentences that a snippet may be made of. */
export function readLead(blocks: readonly Block[], options: LeadOptions): LeadReading {
  const lead: Lead = {
    sentences: [],
    hasMuchTex: false,
    hasGaps: false,
    length: 0,
    labels: options.labels ?? toLabels(blocks, options.title),
    said: new Set(),
    authors: options.authors.map(toLetters).filter(Boolean),
    isAfterBreak: false,
    isAfterFormula: false,
    isAfterGap: false,
    isLedUp: false,
    isOfFragments: false,
    options,
  }
  for (const [at, block] of blocks.slice(0, BLOCKS_MAX).entries()) {
    if (lead.length > LEAD_MAX || (lead.sentences.length > 0 && endsText(block))) break
    const before = lead.sentences.length
    if (block.kind === 'item' && blocks[at - 1]?.kind !== 'item')
      lead.isOfFragments = isFragmentList(blocks, at)
    if (block.kind === 'item' && !isFit(lead)) leaveOut(lead, 'listing')
    else addBlock(lead, block)
    if (block.kind !== 'item')
      lead.isLedUp = lead.sentences.length > before && !lead.isAfterBreak && !lead.isAfterGap
  }
  return lead
}

/** Whether an item reads well in a row of sentences. */
function isFit(lead: Lead): boolean {
  if (lead.options.isLoose) return true
  if (lead.isOfFragments) return false
  if (lead.isLedUp) return true
  lead.hasGaps = true
  return lead.options.spansGaps === true
}

function addBlock(lead: Lead, block: Block): void {
  const { isLoose = false } = lead.options
  if (block.kind === 'heading' || (block.isLabel && !isLoose)) lead.isAfterBreak = true
  else if (block.kind === 'code' || block.kind === 'table') leaveOut(lead, 'listing')
  else if (block.kind === 'math' && lead.sentences.length === 0) leaveOut(lead, 'formula')
  else {
    const passage = toPassage(block.runs, BLOCK_CHARACTERS_MAX)
    if (PLACEHOLDER_ALONE.test(passage.text)) leaveOut(lead, 'formula')
    else addReadable(lead, block, passage)
  }
}

function addReadable(lead: Lead, block: Block, whole: Passage): void {
  const isFirst = lead.sentences.length === 0
  const label = isFirst ? measureOpeningLabel(whole.text) : 0
  const passage = label > 0 ? slicePassage(whole, label, whole.text.length) : whole
  const place = { authors: lead.authors, isFirst, isLoose: lead.options.isLoose === true }
  if (lead.isAfterGap && (block.kind === 'item' || danglesAfterGap(passage.text))) return
  if (block.kind === 'math' || !isFrame(block, passage, place))
    addPassage(lead, passage, label > 0 ? 0 : block.leadIn)
  else if (block.kind === 'item') leaveOut(lead, 'listing')
}

function addPassage(lead: Lead, passage: Passage, leadIn = 0): void {
  // A block that dangles was not read: this one makes a new start.
  lead.isAfterGap = false
  if (leadIn > 0) lead.isAfterBreak = true
  for (const [at, part] of splitAtDisplays(passage).entries()) {
    if (lead.isAfterGap) break
    if (part === null) leaveOut(lead, 'formula')
    else addText(lead, part, at === 0 ? leadIn : 0)
  }
}

/** Something is left out: a sentence that leads up to it goes with it. */
function leaveOut(lead: Lead, kind: 'formula' | 'listing'): void {
  const last = lead.sentences.at(-1)
  const isDangling = last && (kind === 'formula' ? last.ends !== 'mark' : last.ends === 'open')
  if (isDangling && !lead.isAfterBreak) lead.length -= lead.sentences.pop()?.cost.raw ?? 0
  lead.isAfterBreak = true
  if (kind === 'formula') lead.isAfterFormula = true
}

function addText(lead: Lead, passage: Passage, leadIn: number): void {
  const before = lead.sentences.length
  for (const span of splitSentences(passage.text)) {
    if (lead.length > LEAD_MAX || lead.isAfterGap) break
    const isApart = lead.sentences.length === before || passage.text[span.start] === ' '
    addSentence(lead, slicePassage(passage, span.start, span.end), {
      joint: isApart ? ' ' : '',
      isMarked: span.isMarked,
      isLeadIn: span.end <= leadIn,
    })
  }
}

interface SentencePlace {
  joint: '' | ' '
  isMarked: boolean
  /** A run-in heading: the text that it leads in has to follow. */
  isLeadIn: boolean
}

function addSentence(lead: Lead, passage: Passage, place: SentencePlace): void {
  if (isUnwanted(lead, passage.text)) return
  const cost = toCost(passage)
  const isMuchTex = cost.tex > cost.raw * LIGHT_TEX_SHARE
  lead.hasMuchTex ||= isMuchTex
  if (PLACEHOLDER.test(passage.text) || hasLong(passage) || (isMuchTex && lead.options.isLight)) {
    leaveOut(lead, 'formula')
    lead.hasGaps = true
    lead.isAfterGap = !lead.options.spansGaps
    return
  }
  const isOpen = place.isLeadIn || (!place.isMarked && /[:：,，、;]$/u.test(passage.text))
  const ends = isOpen ? 'open' : place.isMarked ? 'mark' : 'block'
  lead.sentences.push({ ...passage, cost, joint: place.joint, ends, isAfterBreak: lead.isAfterBreak })
  lead.length += cost.raw
  lead.said.add(passage.text)
  lead.isAfterBreak = false
  lead.isAfterFormula = false
}

/** Whether a sentence hangs on something that is not there, was said already, or is none of the text. */
function isUnwanted(lead: Lead, text: string): boolean {
  if (lead.sentences.length === 0 && danglesAtStart(text)) return true
  if (lead.isAfterFormula && danglesAfterFormula(text)) return true
  const isRepeated = text.length >= REPEATED_CHARACTERS_MIN && lead.said.has(text)
  return isRepeated || isBoilerplate(text) || lead.labels.has(text)
}
