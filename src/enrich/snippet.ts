import type { Block } from '../article.ts'
import type { EntryDraft } from '../entry.ts'
import { toDelimited } from '../formula.ts'
import { type Cut, cutLead, ELLIPSIS, SNIPPET_MIN } from './cut-lead.ts'
import { readExcerpt } from './excerpt.ts'
import { toLabels } from './labels.ts'
import { type LeadOptions, readLead } from './lead.ts'
import { toLetters } from './letters.ts'
import { renderPassage } from './passage.ts'
import { readRemains } from './remains.ts'
import type { Sentence } from './sentence.ts'

/** Letters that an excerpt and the text may share by chance. */
const SHARED_LETTERS_MAX = 24

export type SnippetDraft = Pick<EntryDraft, 'title' | 'authors' | 'excerpt' | 'content'>

export interface Snippet {
  /** Plain text, formulas as `\(tex\)` or `\[tex\]`. */
  text: string
  /** The same as html: escaped text and MathML, or the TeX as code where there is none. */
  html: string
}

/**
 * A few sentences that tell what a post is about: the author's own excerpt where there is one, else the first sentences
 * of its text without headings, bylines, notices, listings and large formulas. Whole formulas, 140 to 350 graphemes
 * where the post allows, ended at a sentence, ` ...` behind it where text remains. Every run of text stands in the source.
 */
export function toSnippet(draft: SnippetDraft): Snippet {
  const { blocks } = draft.content
  const options = { title: draft.title, authors: draft.authors }
  const excerpt = readExcerpt(draft.excerpt, { title: draft.title, blocks })
  const stated = excerpt === null ? null : cutLead(joinExcerpt(excerpt, blocks, options))
  const strict = rank(stated) === RANK_FULL ? stated : cutText(stated, blocks, options)
  const best = rank(strict) > 0 ? strict : cutAnything(strict, draft)
  return best ? render(best) : { text: '', html: '' }
}

/**
 * The best of a cut and those of the text: as it is read, light in formulas, and across gaps. What would be read as
 * before is not read again, and nothing once a cut is as good as can be.
 */
function cutText(known: Cut | null, blocks: readonly Block[], { title, authors }: LeadOptions): Cut | null {
  const options = { title, authors, labels: toLabels(blocks, title) }
  let best = known
  let [hasMuchTex, hasGaps] = [false, false]
  for (const spansGaps of [false, true]) {
    if (spansGaps && (!hasGaps || rank(best) >= RANK_COHERENT)) break
    for (const isLight of [false, true]) {
      if (rank(best) === RANK_FULL || (isLight && !hasMuchTex)) break
      const lead = readLead(blocks, { ...options, isLight, spansGaps })
      hasMuchTex ||= lead.hasMuchTex
      hasGaps ||= lead.hasGaps
      best = chooseCut(best, cutLead(lead.sentences))
    }
  }
  return best
}

/** The best of a cut and those that are better than an empty snippet. */
function cutAnything(known: Cut | null, { title, authors, excerpt, content }: SnippetDraft): Cut | null {
  const options = { title, authors, isLoose: true }
  const attempts = [
    () => readLead(content.blocks, options).sentences,
    () => readLead([toParagraph(excerpt ?? '')], options).sentences,
    () => readRemains(content.blocks),
  ]
  let best = known
  for (const attempt of attempts) if (rank(best) < RANK_FULL) best = chooseCut(best, cutLead(attempt()))
  return best
}

/** The better cut, of equal ones the first. */
function chooseCut(best: Cut | null, cut: Cut | null): Cut | null {
  return cut && (!best || rank(cut) > rank(best)) ? cut : best
}

const RANK_FULL = 3
/** Of a lead that is rather short, but complete: what comes after it would hang in the air. */
const RANK_COHERENT = 1.75
/** Such a lead has so many graphemes. */
const COHERENT_MIN = 90
/** What is shorter hardly is a snippet; graphemes. */
const SHORT_MIN = 30

/** A snippet of full length is better than any shorter one, a longer one of those better; then the better end. */
function rank(cut: Cut | null): number {
  if (!cut || cut.visible < SHORT_MIN) return 0
  if (cut.visible < SNIPPET_MIN) {
    const isCoherent = cut.visible >= COHERENT_MIN && cut.quality === 'sentence' && !cut.isHeavy
    return isCoherent ? RANK_COHERENT : cut.visible / SNIPPET_MIN / 2
  }
  const byEnd = { clause: 1, block: 2, sentence: RANK_FULL }[cut.quality]
  return cut.isHeavy ? byEnd / 2 : byEnd
}

/** An excerpt as sentences; a short one goes on with the text, unless that says the same. */
function joinExcerpt(excerpt: string, blocks: readonly Block[], options: LeadOptions): Sentence[] {
  const { sentences } = readLead([toParagraph(excerpt)], { ...options, isLoose: true })
  const length = sentences.reduce((sum, sentence) => sum + sentence.cost.visible, 0)
  if (length >= SNIPPET_MIN) return sentences
  if (sentences.at(-1)?.ends !== 'mark') return []
  const [first, ...rest] = readLead(blocks, options).sentences
  if (!first || isRepeated(excerpt, [first, ...rest])) return first ? [] : sentences
  return [...sentences, { ...first, joint: ' ' }, ...rest]
}

function isRepeated(excerpt: string, lead: readonly Sentence[]): boolean {
  const said = toLetters(lead.map((sentence) => sentence.text).join(''))
  const letters = toLetters(excerpt)
  for (let at = 0; at + SHARED_LETTERS_MAX <= letters.length; at++) {
    if (said.includes(letters.slice(at, at + SHARED_LETTERS_MAX))) return true
  }
  return false
}

function toParagraph(text: string): Block {
  return { kind: 'paragraph', runs: [text], linkLength: 0 }
}

function render(cut: Cut): Snippet {
  const rest = cut.isWhole ? '' : ELLIPSIS
  const text = renderPassage(cut, (words) => words, toDelimited)
  const html = renderPassage(
    cut,
    escapeHtml,
    ({ tex, mathml }) => mathml ?? `<code>${escapeHtml(tex)}</code>`,
  )
  return { text: text + rest, html: html + rest }
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
