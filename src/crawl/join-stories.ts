import { chooseOriginal, detectDuplicate, PROBABLE_MIN } from '../enrich/story.ts'
import type { SourceWithState } from '../source.ts'
import type { EntryToSave, StoryFacts, StoryPlace } from '../store/writes.ts'
import { toUrlKey } from '../url.ts'
import type { Crawler } from './crawler.ts'

/** Look-alikes compared with one post, the most similar first. */
const CANDIDATES_MAX = 8

export interface JoinedStories {
  /** Places of arriving entries that stand somewhere else too, by key. */
  places: Map<number, StoryPlace>
  /** Stored entries whose place changes. */
  moved: StoryPlace[]
}

/**
 * Finds for each arriving entry the story it belongs to: entries of equal address or text, or of similar text, here and
 * in the store. The original of a story stands for it, even when it arrives late.
 */
export async function joinStories(
  { writes, neighbours }: Pick<Crawler, 'writes' | 'neighbours'>,
  source: SourceWithState,
  arrivals: readonly EntryToSave[],
): Promise<JoinedStories> {
  const arriving = arrivals.map((arrival) => toFacts(arrival, source))
  const ids = new Set(arriving.map((facts) => facts.id))
  const near = arriving.flatMap(({ fingerprint }) =>
    fingerprint ? neighbours.find(fingerprint, PROBABLE_MIN).slice(0, CANDIDATES_MAX) : [],
  )
  const found = await writes.findStoryFacts({
    urlKeys: arriving.map((facts) => toUrlKey(facts.canonicalUrl)),
    contentHashes: arriving.map((facts) => facts.contentHash),
    keys: near.map((neighbour) => neighbour.key),
  })
  // A stored version of an entry that arrives again is not somewhere else.
  const candidates = found.filter((facts) => !ids.has(facts.id))
  const stories = groupStories(arriving, candidates)
  const members = await writes.findStoryFacts({
    stories: [...new Set(candidates.map((facts) => facts.story))],
  })
  return placeStories(
    stories,
    members.filter((facts) => !ids.has(facts.id)),
    ids,
  )
}

/** Arriving entries and the stored ones they are the same article as; each arrival stands in exactly one group. */
function groupStories(arriving: readonly StoryFacts[], candidates: readonly StoryFacts[]): StoryFacts[][] {
  const groups: StoryFacts[][] = []
  for (const facts of arriving) {
    const group = groups.find((each) => each.some((other) => isDuplicate(facts, other)))
    const stored = candidates.filter((other) => isDuplicate(facts, other))
    if (group) group.push(facts, ...stored)
    else groups.push([facts, ...stored])
  }
  return groups.filter((group) => group.length > 1)
}

/** Items of one source may share an address (a front page, a changelog): there only equal titles or texts make them one. */
function isDuplicate(a: StoryFacts, b: StoryFacts): boolean {
  const isNear = a.source.id === b.source.id && a.title !== b.title
  const [left, right] = [toComparable(a), toComparable(b)]
  return detectDuplicate(isNear ? { ...left, canonicalUrl: `tag:${a.id}` } : left, right) !== null
}

function toComparable(facts: StoryFacts) {
  return { ...facts, sourceSite: facts.source.site }
}

function placeStories(
  groups: readonly StoryFacts[][],
  stored: readonly StoryFacts[],
  arriving: ReadonlySet<string>,
): JoinedStories {
  const places = new Map<number, StoryPlace>()
  const moved: StoryPlace[] = []
  for (const group of groups) {
    const stories = new Set(group.map((facts) => facts.story))
    const everyone = new Map(
      [...group, ...stored.filter((facts) => stories.has(facts.story))].map((facts) => [facts.id, facts]),
    )
    const members = [...everyone.values()]
    for (const [facts, place] of placeMembers(members)) {
      if (arriving.has(facts.id)) places.set(place.key, place)
      else moved.push(place)
    }
  }
  return { places, moved }
}

/** The original leads; its card names the others, in order of date. */
function placeMembers(members: readonly StoryFacts[]): [StoryFacts, StoryPlace][] {
  const lead = members.map(toComparable).reduce(chooseOriginal)
  const others = members.filter((facts) => facts.id !== lead.id).sort((a, b) => a.publishedAt - b.publishedAt)
  const alsoAt = others.map(({ url, title, source }) => ({ url, title, source: source.title }))
  return members.map((facts) => {
    const isLead = facts.id === lead.id
    return [facts, { key: facts.key, story: lead.id, isLead, alsoAt: isLead ? alsoAt : [] }]
  })
}

function toFacts({ key, entry, contentHash, place }: EntryToSave, source: SourceWithState): StoryFacts {
  return {
    key,
    id: entry.id,
    url: entry.url,
    title: entry.title,
    source: { id: source.id, title: source.title, site: source.site },
    publishedAt: entry.publishedAt,
    seenAt: entry.seenAt,
    story: place.story,
    isLead: place.isLead,
    canonicalUrl: entry.canonicalUrl,
    contentHash,
    fingerprint: entry.fingerprint,
  }
}
