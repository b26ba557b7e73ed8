import { DAY_MS } from '../interval.ts'
import { isPaperAddress } from '../paper.ts'
import { SLOTS, similarity } from './fingerprint.ts'
import { measureContainment, toSize } from './sample.ts'
import { isOtherInstalment, toTitleLikeness } from './title-likeness.ts'

/** Estimated similarity from which two texts are the same article: no false pair in 248,000 measured. */
const SAME_MIN = 0.5
/** … and from which they are, if their titles are alike too. */
const PROBABLE_MIN = 0.3
/** Below this nothing is looked at: an excerpt of a third has about twice as much. */
export const CANDIDATE_MIN = 5 / SLOTS
const TITLE_LIKENESS_MIN = 0.8

/** Of a copy with changes all over, this share stands in the original, and of the original in it; a template filled anew shares less. */
const EDITED_SHARE_MIN = 0.5
const EDITED_MEAN_MIN = 0.6
/** Of an excerpt nearly all does; the rest is the frame around it. */
const EXCERPT_SHARE_MIN = 0.8
/** Share of the parts that must stand there: a frame or a quotation fills some of them only. */
const SAME_COVERED_MIN = 0.7
const WHOLE_COVERED_MIN = 0.85
/** A copy as long as its original keeps its order: what both share is in one order to this degree. Hardly any other pair comes above 0.6. */
const SAME_ORDER_MIN = 0.7
/** A text smaller than this share of another is an excerpt at most; and smaller than the second, a quotation. */
const ALIKE_SIZES_MIN = 0.6
const EXCERPT_SIZE_MIN = 0.1
/** An excerpt is published so long before its original at most, ms; an older text is quoted by the newer. */
const EXCERPT_AHEAD_MAX_MS = DAY_MS
/** Of a text within a frame so much at least stands in the copy; of a template that is filled anew less. */
const WHOLE_SHARE_MIN = 0.97
/** Fewer shingles than these say too little of how two texts overlap. */
const COMPARED_MIN = 12
/** Of a post that names another as its original, this share at least stands there. */
const NAMED_SHARE_MIN = 0.3
/** A translation has at least this share of the words of its original, and at most as many times more. */
const TRANSLATION_WORDS_MIN = 0.25
/** Where the original is a paper, what names it may be a note on it: more is asked. */
const PAPER_WORDS_MIN = 0.5

/**
 * Why two posts are one story: equal address; one names the other as its original; equal text; similar text; similar text
 * and titles; text with changes all over; a part of the text.
 */
export type MatchReason = 'address' | 'named' | 'equal' | 'similar' | 'probable' | 'edited' | 'excerpt'

export interface Match {
  reason: MatchReason
  /** How alike the texts are, 0 to 1: the share of shingles on which the reason rests; 1 where it rests on none. */
  score: number
}

/** What two posts are compared by, worked out once for each. */
export interface Recognisable {
  title: string
  source: { id: string }
  language: string | null
  wordCount: number
  /** ms since the epoch. */
  publishedAt: number
  fingerprint: Uint32Array | null
  /** Of `toContentHash`. */
  contentHash: string | null
  /** Of `toDocumentKey`. */
  documentKey: string | null
  /** Of the address that the post names as its original's. */
  originalKey: string | null
}

/**
 * Whether two posts are the same article, and why; null where they are not. Never depends on the order of the arguments.
 * Posts too short for a fingerprint match by address only.
 */
export function detectDuplicate(a: Recognisable, b: Recognisable): Match | null {
  const isOneSource = a.source.id === b.source.id
  // Items of one source may share an address: a front page, a changelog.
  const hasOneAddress = a.documentKey !== null && a.documentKey === b.documentKey
  if (hasOneAddress && (!isOneSource || a.title === b.title)) return { reason: 'address', score: 1 }
  const named = judgeNaming(a, b)
  if (named) return named
  if (!a.fingerprint || !b.fingerprint) return null
  const isEqual = a.contentHash !== null && a.contentHash === b.contentHash
  const isOther = isOtherInstalment(a.title, b.title)
  if (isEqual && !(isOneSource && isOther)) return { reason: 'equal', score: 1 }
  if (isOther) return null
  const hasOneTitle = haveOneTitle(a, b)
  // A source tells its own posts apart, however much of a frame or a template they share.
  if (isOneSource && !hasOneTitle) return null
  const match = judgeTexts(a.fingerprint, b.fingerprint, hasOneTitle)
  return match?.reason === 'excerpt' && !hasOneTitle && isQuoted(a, b) ? null : match
}

/** Whether two texts may be the same article, going by their fingerprints alone: whatever `detectDuplicate` finds in texts may. */
export function mayBeSame(a: Uint32Array, b: Uint32Array): boolean {
  return judgeTexts(a, b, true) !== null
}

/**
 * Whether a match rests on texts alone of which neither holds the other whole: they may be a template that was filled twice,
 * or an excerpt of one and a round-up.
 */
export function isDoubtful(a: Recognisable, b: Recognisable, { reason }: Match): boolean {
  if (reason === 'excerpt' || reason === 'edited') return !haveOneTitle(a, b)
  if (reason !== 'similar' || !a.fingerprint || !b.fingerprint) return false
  return Math.max(...toShares(a.fingerprint, b.fingerprint)) < WHOLE_SHARE_MIN && !haveOneTitle(a, b)
}

function haveOneTitle(a: Recognisable, b: Recognisable): boolean {
  return toTitleLikeness(a.title, b.title) >= TITLE_LIKENESS_MIN
}

/** The share of each text that stands in the other. */
function toShares(a: Uint32Array, b: Uint32Array): [number, number] {
  const [first, second] = [a.subarray(SLOTS), b.subarray(SLOTS)]
  return [measureContainment(first, second).share, measureContainment(second, first).share]
}

/** Estimated shares of two texts, whatever their titles say. */
function judgeTexts(a: Uint32Array, b: Uint32Array, hasOneTitle: boolean): Match | null {
  const likeness = similarity(a, b)
  if (likeness < CANDIDATE_MIN) return null
  const [first, second] = [a.subarray(SLOTS), b.subarray(SLOTS)]
  const [small, large] = toSize(first) <= toSize(second) ? [first, second] : [second, first]
  const within = measureContainment(small, large)
  // Texts stored before they were sampled have nothing to compare.
  const isKnown = within.compared >= COMPARED_MIN
  const sizes = toSize(small) / toSize(large)
  if (isKnown && sizes >= ALIKE_SIZES_MIN && within.order < SAME_ORDER_MIN) return null
  const isCovered = () =>
    within.covered >= SAME_COVERED_MIN || measureContainment(large, small).covered >= SAME_COVERED_MIN
  if (likeness >= SAME_MIN && (!isKnown || isCovered())) {
    return { reason: 'similar', score: likeness }
  }
  if (likeness >= PROBABLE_MIN && hasOneTitle) return { reason: 'probable', score: likeness }
  if (!isKnown || within.covered < WHOLE_COVERED_MIN) return null
  const { share } = within
  if (sizes >= ALIKE_SIZES_MIN && isEdited(share, measureContainment(large, small).share)) {
    return { reason: 'edited', score: share }
  }
  return sizes >= EXCERPT_SIZE_MIN && share >= EXCERPT_SHARE_MIN ? { reason: 'excerpt', score: share } : null
}

function isEdited(share: number, back: number): boolean {
  return Math.min(share, back) >= EDITED_SHARE_MIN && (share + back) / 2 >= EDITED_MEAN_MIN
}

/** A post that names the other as its original is believed where its text does not speak against it. */
function judgeNaming(a: Recognisable, b: Recognisable): Match | null {
  const isNamed = (key: string | null, of: Recognisable) => key !== null && key === of.documentKey
  if (!isNamed(a.originalKey, b) && !isNamed(b.originalKey, a)) return null
  if (isInOtherLanguage(a, b)) {
    const words = Math.min(a.wordCount, b.wordCount) / Math.max(a.wordCount, b.wordCount)
    return words >= (isOfPaper(a, b) ? PAPER_WORDS_MIN : TRANSLATION_WORDS_MIN)
      ? { reason: 'named', score: 1 }
      : null
  }
  const titles = toTitleLikeness(a.title, b.title)
  if (titles >= TITLE_LIKENESS_MIN) return { reason: 'named', score: titles }
  if (!a.fingerprint || !b.fingerprint) return null
  const share = Math.max(...toShares(a.fingerprint, b.fingerprint))
  return share >= NAMED_SHARE_MIN ? { reason: 'named', score: share } : null
}

/** Whether the longer of two posts quotes the other, as round-ups do, or the abstract of a paper. */
function isQuoted(a: Recognisable, b: Recognisable): boolean {
  const [small, large] = a.wordCount <= b.wordCount ? [a, b] : [b, a]
  return isOfPaper(a, b) || large.publishedAt - small.publishedAt > EXCERPT_AHEAD_MAX_MS
}

/** Whether one of them stands where papers do. */
function isOfPaper(...posts: readonly Recognisable[]): boolean {
  return posts.some(({ documentKey }) => isPaperAddress(`https://${documentKey}`))
}

type InLanguage = Pick<Recognisable, 'language'>

/** Whether both languages are known and are two: Chinese in either script is one. */
export function isInOtherLanguage(a: InLanguage, b: InLanguage): boolean {
  if (a.language === null || b.language === null) return false
  return a.language.split('-')[0] !== b.language.split('-')[0]
}
