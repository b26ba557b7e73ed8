import type { EntryCard } from '../entry.ts'
import type { Enclosure } from '../feed.ts'
import type { Tag } from '../tag.ts'

/** Why a post is in an edition; each is worth points (`POINTS`). */
export type EditionReason =
  /** So many other sources carried the same article. */
  | { code: 'carried'; count: number }
  /** It is about a paper, and so many posts of the week are. */
  | { code: 'paper'; paper: string; posts: number }
  /** Its source posts seldom. */
  | { code: 'rare' }
  /** It takes so many minutes to read. */
  | { code: 'long'; minutes: number }
  | { code: 'formulas' }

/** One post of an edition. */
export interface EditionEntry {
  entry: EntryCard
  points: number
  reasons: EditionReason[]
  /** Absent in editions that were closed before it was kept. */
  forFeeds?: EditionFeedPart
}

/** What feeds carry of a post beside its card. */
export interface EditionFeedPart {
  enclosures: Enclosure[]
  /** Where its source's document stands. */
  sourceUrl: string
}

/** Posts of one subject, best first. */
export interface EditionSection {
  /** The broadest concept that its posts belong to; null: none of the vocabulary. */
  topic: { id: string; names: Tag['names'] } | null
  entries: EditionEntry[]
}

/** The week's posts worth reading. */
export interface Edition {
  /** `2026-W47`. */
  week: string
  /** When it took its last form, ms; null while its posts still come in. */
  closedAt: number | null
  /** Stories of the week that it was chosen from, and sources that they are of. */
  considered: number
  sources: number
  sections: EditionSection[]
}

/** What a list of editions shows of one. */
export interface EditionSummary extends Pick<Edition, 'week' | 'closedAt' | 'considered' | 'sources'> {
  entryCount: number
  /** Titles of its posts of most points, best first. */
  titles: string[]
}

/** Titles that stand for an edition in a list. */
const SUMMARY_TITLES_MAX = 3

/** What a list shows of an edition. */
export function toSummary(edition: Edition): EditionSummary {
  const { week, closedAt, considered, sources } = edition
  const entries = edition.sections.flatMap((section) => section.entries)
  const best = entries.toSorted((a, b) => b.points - a.points).slice(0, SUMMARY_TITLES_MAX)
  return {
    week,
    closedAt,
    considered,
    sources,
    entryCount: entries.length,
    titles: best.map(({ entry }) => entry.title),
  }
}
