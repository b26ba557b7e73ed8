import { detectDuplicate, PROBABLE_MIN, toDocumentKey } from '../enrich/story.ts'
import type { SourceWithState } from '../source.ts'
import type { EntryToSave, StoryFacts } from '../store/writes.ts'
import { toUrlKey } from '../url.ts'
import type { Crawler } from './crawler.ts'
import { isSettled, type JoinedStories, placeStories, type StoryMember } from './place-stories.ts'

/** Look-alikes compared with one post, the most similar first. */
const CANDIDATES_MAX = 8

/**
 * Finds for each arriving entry the story it belongs to: entries of equal address or text, or of similar text, here and
 * in the store. The original of a story stands for it, even when it arrives late.
 */
export async function joinStories(
  { writes, neighbours }: Pick<Crawler, 'writes' | 'neighbours'>,
  source: SourceWithState,
  arrivals: readonly EntryToSave[],
): Promise<JoinedStories> {
  if (arrivals.length === 0) return { places: new Map(), moved: [] }
  const arriving = arrivals.map((arrival) => toMember(toFacts(arrival, source)))
  const ids = new Set(arriving.map((facts) => facts.id))
  const near = new Map(arriving.map(({ id, fingerprint }) => [id, findAlike(neighbours, fingerprint)]))
  const found = await writes.findStoryFacts({
    urlKeys: arriving.map((facts) => toUrlKey(facts.canonicalUrl)),
    contentHashes: arriving.map((facts) => facts.contentHash),
    keys: [...near.values()].flatMap((keys) => [...keys]),
  })
  // A stored version of an entry that arrives again is not somewhere else.
  const candidates = found.filter((facts) => !ids.has(facts.id)).map(toMember)
  const groups = groupStories(arriving, candidates, near)
  const known = arrivals.filter(({ oldKey }) => oldKey !== null).map(({ entry }) => entry.id)
  const stories = new Set([...known, ...groups.filter(isShared).flatMap(toStories)])
  return placeStories(groups, await findMembers(writes, [...stories]), ids)
}

/** Keys of the stored entries whose texts are most like this one. */
function findAlike(neighbours: Crawler['neighbours'], fingerprint: Uint32Array | null): Set<number> {
  if (!fingerprint) return new Set()
  return new Set(
    neighbours
      .find(fingerprint, PROBABLE_MIN)
      .slice(0, CANDIDATES_MAX)
      .map(({ key }) => key),
  )
}

/** Arriving entries and the stored ones they are the same article as; each arrival stands in exactly one group. */
function groupStories(
  arriving: readonly StoryMember[],
  candidates: readonly StoryMember[],
  near: ReadonlyMap<string, ReadonlySet<number>>,
): StoryMember[][] {
  const groups: StoryMember[][] = []
  for (const facts of arriving) {
    const group = groups.find((each) => each.some((other) => isDuplicate(facts, other)))
    const alike = near.get(facts.id)
    const stored = candidates.filter(
      (other) => (alike?.has(other.key) || isEqual(facts, other)) && isDuplicate(facts, other),
    )
    if (group) group.push(facts, ...stored)
    else groups.push([facts, ...stored])
  }
  return groups
}

function isEqual(a: StoryMember, b: StoryMember): boolean {
  return a.contentHash === b.contentHash || a.documentKey === b.documentKey
}

/** Items of one source may share an address (a front page, a changelog): there only equal titles or texts make them one. */
function isDuplicate(a: StoryMember, b: StoryMember): boolean {
  const isNear = a.source.id === b.source.id && a.title !== b.title
  return detectDuplicate(isNear ? { ...a, documentKey: null } : a, b) !== null
}

/** The stored entries that stand for these stories, and all places of those that are not settled. */
async function findMembers(writes: Crawler['writes'], stories: readonly string[]): Promise<StoryFacts[]> {
  if (stories.length === 0) return []
  const leads = await writes.findStoryFacts({ ids: stories })
  const open = leads.filter((lead) => lead.isLead && !isSettled(lead)).map((lead) => lead.id)
  const members = await writes.findStoryFacts({ stories: open })
  return [...leads.filter((lead) => !open.includes(lead.id)), ...members]
}

function isShared(group: readonly StoryMember[]): boolean {
  return group.length > 1
}

function toStories(group: readonly StoryMember[]): string[] {
  return group.map((facts) => facts.story)
}

function toMember(facts: StoryFacts): StoryMember {
  return { ...facts, sourceSite: facts.source.site, documentKey: toDocumentKey(facts.canonicalUrl) }
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
    alsoAt: place.alsoAt,
    canonicalUrl: entry.canonicalUrl,
    contentHash,
    fingerprint: entry.fingerprint,
  }
}
