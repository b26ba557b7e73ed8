import type { Block } from '../article.ts'
import { type Concepts, WEIGHT_COMMON, WEIGHT_PLAIN } from './concepts.ts'
import { type Evidence, findEvidence, toReason } from './tag-evidence.ts'

/** What a mention counts by its place; the first lines of a post name its subject. */
const TITLE_WEIGHT = 7
const HEADING_WEIGHT = 1.5
const HEADINGS_MAX = 3
const LEAD_WEIGHT = 1.5
const BODY_WEIGHT = 1.25
const BODY_SCORE_MAX = 8
/** Mentions per 1,000 tokens of body from which each counts in full. */
const DENSITY_FULL = 2.5
/** What it counts to be all that a post names. */
const FOCUS_WEIGHT = 3
/** The same for a concept that posts on others name in passing. */
const PASSING_TITLE_WEIGHT = 4
/** And in a title that promises to explain what it names. */
const EXPLAINED_TITLE_WEIGHT = 6
const EXPLAINS =
  /\b(?:explain(?:ed|ing)|introduction|intro|introducing|understanding|guide|tutorial|primer|survey|review|overview|basics|demystif\w+|illustrated|annotated|from scratch|what is|how .{1,40} works?|deep dive|101)\b|入门|详解|一文|综述|原理|浅谈|浅析|深入|教程|解析|图解|漫谈|科普|是什么|从零|读懂|看懂|搞懂|理解|简介|介绍|總覽|入門|詳解|淺談/iu
const PASSING_BODY_WEIGHT = 0.5
/** From this score a tag is given: about one mention in the title, or a steady subject of the text. */
const SCORE_MIN = 4.5
const TAGS_MAX = 5
/** A text of so many tokens that is on our subjects names more than one of them. */
const COMPANY_TOKENS_MIN = 300
/** What a broader concept gets of the score of the one that it gathers. */
const GATHERED_SHARE = 0.9

/** A tag that a post deserves, and what in it spoke for that. */
export interface ScoredTag {
  id: string
  score: number
  why: string
}

/** What a concept's score depends on beside its own evidence. */
interface Place {
  /** Of the whole text. */
  tokens: number
  /** Share of what the post names on purpose that is this concept, the one above it, or those right below it; 0 to 1. */
  focus: number
  /** What a mention in the title counts if posts on others name it in passing; null if they do not. */
  passingTitleWeight: number | null
}

/** The tags of the vocabulary that a post is about by its own words, at most 5, the best first. */
export function scoreTags(
  concepts: Concepts,
  post: { title: string; blocks: readonly Block[] },
): ScoredTag[] {
  const { evidence, tokens } = findEvidence(concepts, post)
  const toFocus = createFocus(evidence, concepts)
  const passing = EXPLAINS.test(post.title) ? EXPLAINED_TITLE_WEIGHT : PASSING_TITLE_WEIGHT
  const scored = new Map<string, ScoredTag>()
  for (const [id, found] of listSpoken([...evidence], tokens)) {
    const passingTitleWeight = concepts.get(id)?.inPassing ? passing : null
    const score = toScore(found, { tokens, focus: toFocus(id), passingTitleWeight })
    if (score >= SCORE_MIN) scored.set(id, { id, score, why: toReason(found) })
  }
  gatherParents(scored, concepts)
  return [...scored.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, TAGS_MAX)
}

/** How much of a post is on a concept and its next of kin: they speak for each other. */
function createFocus(evidence: ReadonlyMap<string, Evidence>, concepts: Concepts): (id: string) => number {
  const kin = new Map<string, number>()
  let all = 0
  const add = (id: string, mentions: number) => kin.set(id, (kin.get(id) ?? 0) + mentions)
  for (const [id, found] of evidence) {
    const concept = concepts.get(id)
    if (found.weight <= WEIGHT_COMMON || found.isShared || concept?.inPassing) continue
    all += found.mentions
    add(id, found.mentions)
    if (concept?.parent) add(concept.parent, found.mentions)
  }
  return (id) => {
    const found = evidence.get(id)
    const own = found?.isShared ? found.mentions : 0
    const above = evidence.get(concepts.get(id)?.parent ?? '')?.mentions ?? 0
    return Math.min(1, ((kin.get(id) ?? 0) + own + above) / Math.max(all + own, 1))
  }
}

/** Without those that need company and have none: words of other trades, and one plain word in a long text. */
function listSpoken(found: readonly [string, Evidence][], tokens: number): readonly [string, Evidence][] {
  const telling = found.filter(([, each]) => each.weight > WEIGHT_COMMON)
  const firm = telling.filter(([, each]) => !each.isShared)
  const isAlone = telling.length <= 1 && tokens >= COMPANY_TOKENS_MIN
  return found.filter(
    ([, each]) => (!each.isShared || firm.length > 0) && (!isAlone || each.weight > WEIGHT_PLAIN),
  )
}

function toScore(found: Evidence, { tokens, focus, passingTitleWeight }: Place): number {
  const density = (found.body * 1000) / Math.max(tokens, 1)
  const body = Math.min(BODY_WEIGHT * found.body * Math.min(1, density / DENSITY_FULL), BODY_SCORE_MAX)
  const headings = HEADING_WEIGHT * Math.min(found.headings, HEADINGS_MAX)
  const isTitled = Math.min(found.title, 1)
  if (passingTitleWeight !== null)
    return (passingTitleWeight * isTitled + PASSING_BODY_WEIGHT * (body + headings)) * found.weight
  const lead = LEAD_WEIGHT * Math.min(found.lead, 1)
  return (TITLE_WEIGHT * isTitled + headings + lead + body + FOCUS_WEIGHT * focus) * found.weight
}

/** A post on one of a gathering concept's own is on that concept too, for the same reason. */
function gatherParents(scored: Map<string, ScoredTag>, concepts: Concepts): void {
  for (const child of [...scored.values()]) {
    const parent = concepts.get(concepts.get(child.id)?.parent ?? '')
    if (!parent?.gathers) continue
    const score = child.score * GATHERED_SHARE
    const known = scored.get(parent.id)
    if (!known || known.score < score) scored.set(parent.id, { id: parent.id, score, why: child.why })
  }
}
