import { DAY_MS } from '../interval.ts'
import type { EditionReason } from './edition.ts'

/** What each reason for a post is worth. */
export const POINTS = {
  /** For each other source that carried it, … */
  carried: 3,
  /** … of so many at most. */
  carriedMax: 3,
  /** About a paper, … */
  paper: 2,
  /** … and for each other post of the week that is about it too, of so many at most. */
  paperShared: 1,
  paperSharedMax: 3,
  rare: 2,
  long: 1,
  formulas: 1,
} as const
/** A source posts seldom when its posts are usually further apart than this, days. */
export const RARE_GAP_DAYS = 21
/** A post is long from here on, minutes to read. */
export const LONG_MINUTES = 8
/** A post that names more papers has a bibliography and is about none of them. */
const ABOUT_PAPERS_MAX = 5
/** Repositories and models are no papers. */
const IS_PAPER = /^(?:arxiv|doi|openreview):/

/** A story of the week, with what the rule looks at. */
export interface EditionCandidate {
  id: string
  sourceId: string
  publishedAt: number
  wordCount: number
  readingMinutes: number
  hasMath: boolean
  /** Of its tags, strongest first. */
  tagIds: string[]
  /** Other sources that carried the same article. */
  carriedBy: number
  /** Ids of the papers and repositories that it names: `arxiv:1706.03762`. */
  papers: string[]
  /** How far apart the posts of its source usually are, ms; null: not known. */
  usualGapMs: number | null
}

/** A story with its points. */
export interface RatedCandidate {
  candidate: EditionCandidate
  points: number
  reasons: EditionReason[]
}

/** The stories with their points, most first; equal ones by date, the earlier first, then by id. */
export function rateCandidates(candidates: readonly EditionCandidate[]): RatedCandidate[] {
  const posts = countPapers(candidates)
  return candidates
    .map((candidate) => {
      const reasons = findReasons(candidate, posts)
      return { candidate, reasons, points: reasons.reduce((sum, reason) => sum + toPoints(reason), 0) }
    })
    .sort(byPoints)
}

/** Whether its source posts seldom. */
export function isRare({ usualGapMs }: EditionCandidate): boolean {
  return usualGapMs !== null && usualGapMs >= RARE_GAP_DAYS * DAY_MS
}

function findReasons(candidate: EditionCandidate, posts: ReadonlyMap<string, number>): EditionReason[] {
  const { carriedBy, readingMinutes, hasMath } = candidate
  const paper = toAbout(candidate).sort((a, b) => (posts.get(b) ?? 0) - (posts.get(a) ?? 0))[0]
  return [
    ...(carriedBy > 0 ? [{ code: 'carried' as const, count: carriedBy }] : []),
    ...(paper === undefined ? [] : [{ code: 'paper' as const, paper, posts: posts.get(paper) ?? 1 }]),
    ...(isRare(candidate) ? [{ code: 'rare' as const }] : []),
    ...(readingMinutes >= LONG_MINUTES ? [{ code: 'long' as const, minutes: readingMinutes }] : []),
    ...(hasMath ? [{ code: 'formulas' as const }] : []),
  ]
}

function toPoints(reason: EditionReason): number {
  if (reason.code === 'carried') return POINTS.carried * Math.min(reason.count, POINTS.carriedMax)
  if (reason.code === 'paper')
    return POINTS.paper + POINTS.paperShared * Math.min(reason.posts - 1, POINTS.paperSharedMax)
  return POINTS[reason.code]
}

/** How many stories of the week are about each paper. */
function countPapers(candidates: readonly EditionCandidate[]): Map<string, number> {
  const posts = new Map<string, number>()
  for (const candidate of candidates)
    for (const key of toAbout(candidate)) posts.set(key, (posts.get(key) ?? 0) + 1)
  return posts
}

/** The papers that a post is about. */
function toAbout({ papers }: EditionCandidate): string[] {
  const about = papers.filter((id) => IS_PAPER.test(id))
  return about.length > ABOUT_PAPERS_MAX ? [] : about
}

function byPoints(a: RatedCandidate, b: RatedCandidate): number {
  const [one, other] = [a.candidate, b.candidate]
  return b.points - a.points || one.publishedAt - other.publishedAt || (one.id < other.id ? -1 : 1)
}
