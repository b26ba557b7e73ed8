import type { Block } from '../article.ts'
import { type Concepts, WEIGHT_COMMON, WEIGHT_PLAIN } from './concepts.ts'
import { findPhrases, type Phrase } from './phrase-trie.ts'
import { toTokens } from './tokens.ts'

/** What a mention counts by its place; the first lines of a post name its subject. */
const TITLE_WEIGHT = 7
const HEADING_WEIGHT = 1.5
const HEADINGS_MAX = 3
const LEAD_WEIGHT = 1.5
const LEAD_TOKENS = 250
const BODY_WEIGHT = 1.25
const BODY_SCORE_MAX = 8
/** Mentions per 1,000 tokens of body from which each counts in full. */
const DENSITY_FULL = 2.5
/** From this score a tag is given: about one mention in the title, or a steady subject of the text. */
const SCORE_MIN = 5
const TAGS_MAX = 5
/** A text of so many tokens that is on our subjects names more than one of them. */
const COMPANY_TOKENS_MIN = 300
/** Phrases named as the reason. */
const REASONS_MAX = 3
/** Enough of a post to know its subject. */
const TOKENS_MAX = 60_000

/** A tag that a post deserves, and what in it spoke for that. */
export interface ScoredTag {
  id: string
  score: number
  why: string
}

interface Evidence {
  title: number
  headings: number
  lead: number
  body: number
  /** Weighted mentions over mentions: what one mention says on the average. */
  weight: number
  mentions: number
  phrases: Map<string, number>
}

/** The tags of the vocabulary that a post is about by its own words, at most 5, the best first. Code does not speak. */
export function scoreTags(
  concepts: Concepts,
  post: { title: string; blocks: readonly Block[] },
): ScoredTag[] {
  const evidence = new Map<string, Evidence>()
  note(evidence, findPhrases(concepts.trie, toTokens(post.title)), 'title')
  let read = 0
  for (const block of post.blocks) {
    if (read > TOKENS_MAX) break
    if (block.kind === 'code') continue
    for (const run of block.runs) {
      if (typeof run !== 'string') continue
      const tokens = toTokens(run)
      const phrases = findPhrases(concepts.trie, tokens)
      note(evidence, phrases, block.kind === 'heading' ? 'headings' : 'body')
      if (read < LEAD_TOKENS && block.kind !== 'heading') note(evidence, phrases, 'lead')
      read += tokens.keys.length
    }
  }
  const named = [...evidence.values()].filter((found) => found.weight > WEIGHT_COMMON).length
  const isAlone = named <= 1 && read >= COMPANY_TOKENS_MIN
  const spoken = [...evidence].filter(([, found]) => !isAlone || found.weight > WEIGHT_PLAIN)
  const scored = spoken.map(([id, found]) => ({
    id,
    score: toScore(found, read),
    why: toReason(found),
  }))
  return scored
    .filter((tag) => tag.score >= SCORE_MIN)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, TAGS_MAX)
}

function note(
  evidence: Map<string, Evidence>,
  phrases: readonly Phrase[],
  place: 'title' | 'headings' | 'lead' | 'body',
): void {
  for (const phrase of phrases) {
    let found = evidence.get(phrase.tagId)
    if (!found) {
      found = { title: 0, headings: 0, lead: 0, body: 0, weight: 0, mentions: 0, phrases: new Map() }
      evidence.set(phrase.tagId, found)
    }
    found[place]++
    if (place === 'lead') continue
    found.mentions++
    found.weight += (phrase.weight - found.weight) / found.mentions
    found.phrases.set(phrase.text, (found.phrases.get(phrase.text) ?? 0) + 1)
  }
}

function toScore(found: Evidence, tokens: number): number {
  const density = (found.body * 1000) / Math.max(tokens, 1)
  const body = BODY_WEIGHT * found.body * Math.min(1, density / DENSITY_FULL)
  const points =
    TITLE_WEIGHT * Math.min(found.title, 1) +
    HEADING_WEIGHT * Math.min(found.headings, HEADINGS_MAX) +
    LEAD_WEIGHT * Math.min(found.lead, 1) +
    Math.min(body, BODY_SCORE_MAX)
  return points * found.weight
}

/** `目标检测 ×12, object detection ×3; title, headings` */
function toReason(found: Evidence): string {
  const phrases = [...found.phrases]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, REASONS_MAX)
    .map(([text, count]) => `${text} ×${count}`)
  const places = [found.title > 0 ? 'title' : '', found.headings > 0 ? 'headings' : ''].filter(Boolean)
  return [phrases.join(', '), places.join(', ')].filter(Boolean).join('; ')
}
