import { toUrlKey } from '../url.ts'
import { similarity } from './fingerprint.ts'
import { isPlatform } from './platforms.ts'
import { toTitleLikeness } from './title-likeness.ts'

/** Estimated similarity from which two texts are the same article: no false pair in 248,000 measured. */
export const SAME_MIN = 0.5
/** … and from which they are, if their titles are alike too. */
export const PROBABLE_MIN = 0.3
const TITLE_LIKENESS_MIN = 0.8
const DAY_MS = 86_400_000

/** What decides whether two posts are one story. */
export interface StoryFacts {
  /** Where the post stands. */
  url: string
  /** Where it says it stands (`rel=canonical`), else its own address. */
  canonicalUrl: string
  title: string
  fingerprint: Uint32Array | null
  /** Of `toContentHash`. */
  contentHash: string | null
  /** ms since the epoch; an exact UTC midnight counts as a day without a time. */
  publishedAt: number
  /** The site of its source, absolute. */
  sourceSite: string
}

/** What two posts are compared by, worked out once for each. */
export interface Recognisable extends Pick<StoryFacts, 'title' | 'fingerprint' | 'contentHash'> {
  /** Of `toDocumentKey`. */
  documentKey: string | null
}

/**
 * Whether two posts are the same article: `same` by address, equal text or est. similarity of half their shingles,
 * `probable` by less of them and alike titles, else null. Posts too short for a fingerprint match by address only.
 */
export function detectDuplicate(a: Recognisable, b: Recognisable): 'same' | 'probable' | null {
  if (a.documentKey !== null && a.documentKey === b.documentKey) return 'same'
  if (!a.fingerprint || !b.fingerprint) return null
  if (a.contentHash !== null && a.contentHash === b.contentHash) return 'same'
  const likeness = similarity(a.fingerprint, b.fingerprint)
  if (likeness >= SAME_MIN) return 'same'
  return likeness >= PROBABLE_MIN && toTitleLikeness(a.title, b.title) >= TITLE_LIKENESS_MIN
    ? 'probable'
    : null
}

/**
 * Of two posts of one story the original: the earlier; of equally early ones the one the other names as canonical, then
 * the one on a site of its own rather than a platform. Never depends on the order of the arguments.
 */
export function chooseOriginal<T extends StoryFacts>(a: T, b: T): T {
  const verdict =
    compareDates(a, b) ||
    Number(isCanonicalOf(b, a)) - Number(isCanonicalOf(a, b)) ||
    Number(isPlatform(a.url)) - Number(isPlatform(b.url)) ||
    Number(isPlatform(a.sourceSite)) - Number(isPlatform(b.sourceSite)) ||
    a.publishedAt - b.publishedAt ||
    (a.url < b.url ? -1 : 1)
  return verdict <= 0 ? a : b
}

/** Negative when a is earlier. Where one has no time of day only the days are compared. */
function compareDates(a: StoryFacts, b: StoryFacts): number {
  const isDay = a.publishedAt % DAY_MS === 0 || b.publishedAt % DAY_MS === 0
  if (!isDay) return a.publishedAt - b.publishedAt
  return Math.floor(a.publishedAt / DAY_MS) - Math.floor(b.publishedAt / DAY_MS)
}

/** Whether `b` names the address of `a` as its own canonical one. */
function isCanonicalOf(a: StoryFacts, b: StoryFacts): boolean {
  const target = toUrlKey(b.canonicalUrl)
  return target === toUrlKey(a.url) && target !== toUrlKey(b.url)
}

/** The key of a canonical address; null for the front page of a site, which careless templates put on every post. */
export function toDocumentKey(href: string): string | null {
  const key = toUrlKey(href)
  return key.includes('/') || key.includes('?') || key.includes('#') ? key : null
}
