import type { Block } from '../article.ts'
import type { EntryDraft } from '../entry.ts'
import { toDelimited } from '../formula.ts'
import { type Cut, cutLead, ELLIPSIS, SNIPPET_MIN } from './cut-lead.ts'
import { readExcerpt } from './excerpt.ts'
import { toLabels } from './labels.ts'
import { type LeadOptions, readLead, type Sentence } from './lead.ts'
import { toLetters } from './letters.ts'
import { renderPassage } from './passage.ts'
import { readRemains } from './remains.ts'

/** Sentences with more TeX than this are left out where a lead cannot do with them. */
const LIGHT_TEX_SHARE = 0.3
/** Letters that an excerpt and the text may share by chance. */
const SHARED_LETTERS_MAX = 24

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
export function toSnippet(draft: Pick<EntryDraft, 'title' | 'authors' | 'excerpt' | 'content'>): Snippet {
  const { blocks, formulas } = draft.content
  const options = { title: draft.title, authors: draft.authors }
  const inText = { ...options, labels: toLabels(blocks, draft.title) }
  const light = formulas.length > 0 ? [{ ...inText, texShareMax: LIGHT_TEX_SHARE }] : []
  const excerpt = readExcerpt(draft.excerpt, { title: draft.title, blocks })
  const attempts = [
    () => (excerpt === null ? [] : joinExcerpt(excerpt, blocks, options)),
    ...[inText, ...light].map((each) => () => readLead(blocks, each)),
  ]
  const gapped = [inText, ...light].map((each) => () => readLead(blocks, { ...each, spansGaps: true }))
  const lastResorts = [
    () => readLead(blocks, { ...inText, isLoose: true }),
    () => readLead([toParagraph(draft.excerpt ?? '')], { ...options, isLoose: true }),
    () => readRemains(blocks),
  ]
  const coherent = chooseCut(null, attempts)
  const strict = rank(coherent) >= RANK_COHERENT ? coherent : chooseCut(coherent, gapped)
  const best = rank(strict) > 0 ? strict : chooseCut(strict, lastResorts)
  return best ? render(best) : { text: '', html: '' }
}

/** The best of the cuts, of equal ones the first; no further attempt is made once one is as good as can be. */
function chooseCut(known: Cut | null, attempts: readonly (() => Sentence[])[]): Cut | null {
  let best = known
  for (const attempt of attempts) {
    if (rank(best) === RANK_FULL) break
    const cut = cutLead(attempt())
    if (cut && (!best || rank(cut) > rank(best))) best = cut
  }
  return best
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
  const sentences = readLead([toParagraph(excerpt)], { ...options, isLoose: true })
  const length = sentences.reduce((sum, sentence) => sum + sentence.cost.visible, 0)
  if (length >= SNIPPET_MIN) return sentences
  if (sentences.at(-1)?.ends !== 'mark') return []
  const [first, ...rest] = readLead(blocks, options)
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
