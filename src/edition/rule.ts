import type { Tag } from '../tag.ts'
import type { EditionReason } from './edition.ts'
import { type EditionCandidate, isRare, type RatedCandidate, rateCandidates } from './points.ts'

/** Posts of one edition. */
export const EDITION_ENTRIES_MAX = 24
/** Posts of one source in an edition. */
export const EDITION_PER_SOURCE_MAX = 2
/** A shorter post is a teaser or a notice: it is in no edition. Words and Han characters. */
export const EDITION_WORDS_MIN = 60
/** A subject with fewer posts has no heading of its own. */
const SECTION_ENTRIES_MIN = 2

/** A post that the rule chose. */
export interface EditionChoice {
  id: string
  points: number
  reasons: EditionReason[]
}

/** Posts of one subject, best first; `topicId` null: the rest. */
export interface EditionGroup {
  topicId: string | null
  choices: EditionChoice[]
}

type Broader = Pick<Tag, 'id' | 'parent'>

/**
 * Chooses and orders the posts of an edition; the same candidates give the same edition, in whatever order they come.
 * First each source that posts seldom gives its best post, then the posts of most points follow, at most two of one
 * source. `/digests` states the rule to readers.
 */
export function chooseEdition(
  candidates: readonly EditionCandidate[],
  tags: readonly Broader[],
): EditionGroup[] {
  const rated = rateCandidates(candidates.filter(({ wordCount }) => wordCount >= EDITION_WORDS_MIN))
  const best = findBestOfRare(rated)
  const chosen = new Set<RatedCandidate>()
  const perSource = new Map<string, number>()
  for (const one of [...best, ...rated]) {
    const { sourceId } = one.candidate
    const taken = perSource.get(sourceId) ?? 0
    if (chosen.size >= EDITION_ENTRIES_MAX) break
    if (chosen.has(one) || taken >= EDITION_PER_SOURCE_MAX) continue
    chosen.add(one)
    perSource.set(sourceId, taken + 1)
  }
  return groupByTopic(
    rated.filter((one) => chosen.has(one)),
    tags,
  )
}

/** Of each source that posts seldom the post of most points; `rated` has most points first. */
function findBestOfRare(rated: readonly RatedCandidate[]): RatedCandidate[] {
  const best = new Map<string, RatedCandidate>()
  for (const one of rated) {
    const { sourceId } = one.candidate
    if (isRare(one.candidate) && !best.has(sourceId)) best.set(sourceId, one)
  }
  return [...best.values()]
}

/** Puts posts under the broadest concept of their strongest known tag; the subject of the best post first. */
function groupByTopic(chosen: readonly RatedCandidate[], tags: readonly Broader[]): EditionGroup[] {
  const parents = new Map(tags.map(({ id, parent }) => [id, parent]))
  const topics = Map.groupBy(chosen, ({ candidate }) => findTopic(candidate.tagIds, parents))
  const isOwn = (topicId: string | null) =>
    topicId !== null && (topics.get(topicId)?.length ?? 0) >= SECTION_ENTRIES_MIN
  const groups = [...topics]
    .filter(([topicId]) => isOwn(topicId))
    .map(([topicId, ones]) => ({ topicId, choices: ones.map(toChoice) }))
  const rest = chosen.filter(({ candidate }) => !isOwn(findTopic(candidate.tagIds, parents)))
  return rest.length > 0 ? [...groups, { topicId: null, choices: rest.map(toChoice) }] : groups
}

function findTopic(tagIds: readonly string[], parents: ReadonlyMap<string, string | null>): string | null {
  let topic = tagIds.find((id) => parents.has(id)) ?? null
  for (let parent = topic && parents.get(topic); parent; parent = parents.get(parent)) topic = parent
  return topic
}

function toChoice({ candidate, points, reasons }: RatedCandidate): EditionChoice {
  return { id: candidate.id, points, reasons }
}
