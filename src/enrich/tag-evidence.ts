import type { Block } from '../article.ts'
import type { Concepts } from './concepts.ts'
import { findPhrases, type Phrase } from './phrase-trie.ts'
import { scanTokens } from './scan-tokens.ts'

/** Tokens at the start of a post that name its subject more than the rest does. */
const LEAD_TOKENS = 250
/** Enough of a post to know its subject. */
const TOKENS_MAX = 60_000
/** Phrases named as the reason. */
const REASONS_MAX = 3

type Place = 'title' | 'headings' | 'body'

/** What in a post speaks for one concept: mentions by place, and by the words used. */
export interface Evidence {
  title: number
  headings: number
  lead: number
  body: number
  /** Weighted mentions over mentions: what one mention says on the average. */
  weight: number
  mentions: number
  phrases: Map<string, number>
  /** None of its words is of this field alone. */
  isShared: boolean
}

/** The evidence for each concept that a post names, and how many tokens were read. Code does not speak. */
export function findEvidence(
  concepts: Concepts,
  post: { title: string; blocks: readonly Block[] },
): { evidence: Map<string, Evidence>; tokens: number } {
  const evidence = new Map<string, Evidence>()
  noteText(evidence, concepts, { text: post.title, place: 'title' })
  let tokens = 0
  for (const block of post.blocks) {
    if (tokens > TOKENS_MAX) break
    if (block.kind === 'code') continue
    const place = block.kind === 'heading' ? 'headings' : 'body'
    for (const text of block.runs) {
      if (typeof text !== 'string') continue
      const isLead = tokens < LEAD_TOKENS && place === 'body'
      tokens += noteText(evidence, concepts, { text, place, isLead })
    }
  }
  return { evidence, tokens }
}

/** Notes the phrases of a text; gives how many tokens it has. */
function noteText(
  evidence: Map<string, Evidence>,
  { trie }: Concepts,
  { text, place, isLead }: { text: string; place: Place; isLead?: boolean },
): number {
  const scan = scanTokens(text)
  for (const phrase of findPhrases(trie, scan)) {
    const found = note(evidence, phrase, place)
    if (isLead) found.lead++
  }
  return scan.count
}

function note(evidence: Map<string, Evidence>, phrase: Phrase, place: Place): Evidence {
  let found = evidence.get(phrase.tagId)
  if (!found) {
    found = createEvidence()
    evidence.set(phrase.tagId, found)
  }
  found[place]++
  found.mentions++
  found.weight += (phrase.weight - found.weight) / found.mentions
  found.isShared &&= phrase.isShared
  found.phrases.set(phrase.text, (found.phrases.get(phrase.text) ?? 0) + 1)
  return found
}

function createEvidence(): Evidence {
  return {
    title: 0,
    headings: 0,
    lead: 0,
    body: 0,
    weight: 0,
    mentions: 0,
    phrases: new Map(),
    isShared: true,
  }
}

/** `目标检测 ×12, object detection ×3; title, headings` */
export function toReason(found: Evidence): string {
  const phrases = [...found.phrases]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, REASONS_MAX)
    .map(([text, count]) => `${text} ×${count}`)
  const places = [found.title > 0 ? 'title' : '', found.headings > 0 ? 'headings' : ''].filter(Boolean)
  return [phrases.join(', '), places.join(', ')].filter(Boolean).join('; ')
}
