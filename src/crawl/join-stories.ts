import { CANDIDATE_MIN, mayBeSame } from '../enrich/detect-duplicate.ts'
import type { Neighbour } from '../enrich/neighbours.ts'
import { toDocumentKey } from '../enrich/story.ts'
import type { SourceWithState } from '../source.ts'
import type { EntryToSave, StoryFacts, StoryJoin } from '../store/writes.ts'
import { toUrlKey } from '../url.ts'
import type { Crawler } from './crawler.ts'
import { groupMatches, listDoubtful } from './group-matches.ts'
import { isSettled, type JoinedStories, placeStories, type StoryMember } from './place-stories.ts'
import { createRecogniser, type FoundMatch } from './recogniser.ts'

/** Look-alikes compared with one post. */
const CANDIDATES_MAX = 8
/** Of a post that is one story with another, this share at least stands there, or of the other in it. */
const CONTAINED_MIN = 0.3

type Memory = Pick<Crawler, 'writes' | 'neighbours'>

export interface Joined extends JoinedStories {
  /** Why arriving entries stand in a story with others, by key. */
  joins: Map<number, StoryJoin>
  /** Entries of similar text that were there before each arriving one, those first that have most of it, by key. */
  near: Map<number, Neighbour[]>
}

/**
 * Finds for each arriving entry the story it belongs to: entries of equal address or text, that name it or that it names,
 * or of similar text, here and in the store. The original of a story stands for it, even when it arrives late. The
 * neighbours know the arriving entries from here on.
 */
export async function joinStories(
  memory: Memory,
  source: SourceWithState,
  arrivals: readonly EntryToSave[],
): Promise<Joined> {
  if (arrivals.length === 0) return { places: new Map(), moved: [], joins: new Map(), near: new Map() }
  const known = arrivals.filter(({ oldKey }) => oldKey !== null).map(({ entry }) => entry.id)
  for (const { oldKey } of arrivals) if (oldKey !== null) memory.neighbours.remove(oldKey)
  const arriving = arrivals.map((arrival) => toMember(toFacts(arrival, source)))
  return joinMembers(memory, arriving, known)
}

/** The same for entries as what they are recognised by. `known`: ids of those that are stored already. */
export async function joinMembers(
  { writes, neighbours }: Memory,
  arriving: readonly StoryMember[],
  known: readonly string[],
): Promise<Joined> {
  const ids = new Set(arriving.map((member) => member.id))
  const separate = await writes.listSeparations()
  const near = new Map(arriving.map((member) => [member.key, takeIn(neighbours, member)]))
  const found = await writes.findStoryFacts({
    ...toLookup(arriving),
    keys: await findAlike(writes, arriving, near),
  })
  const recogniser = createRecogniser()
  // A stored version of an entry that arrives again is not somewhere else.
  for (const facts of found)
    if (!ids.has(facts.id) && !separate.has(facts.id)) recogniser.add(toMember(facts))
  const matches = new Map<StoryMember, FoundMatch[]>()
  for (const member of arriving) {
    matches.set(member, [])
    if (separate.has(member.id)) continue
    matches.set(member, recogniser.find(member, toCandidates(near.get(member.key) ?? [])))
    recogniser.add(member)
  }
  const doubtful = listDoubtful(matches).map(({ other }) => other.story)
  const around = (await findMembers(writes, [...new Set(doubtful)])).filter(({ id }) => !ids.has(id))
  const { groups, joins } = groupMatches(matches, around)
  const shared = [...groups].filter((group) => group.length > 1).flat()
  const stories = new Set([...known, ...shared.map((member) => member.story)])
  const stored = await findMembers(writes, [...stories])
  const left = stored.filter((facts) => ids.has(facts.id) && !facts.isLead && !stories.has(facts.story))
  const deserted = await findMembers(writes, [...new Set(left.map(({ story }) => story))])
  const remainders = groupByStory(deserted.filter(({ id }) => !ids.has(id)))
  return { ...placeStories([...groups, ...remainders], [...stored, ...deserted], ids), joins, near }
}

function groupByStory(members: readonly StoryMember[]): StoryMember[][] {
  return [...Map.groupBy(members, ({ story }) => story).values()]
}

/** The entries whose texts are like this one's, among them those that came before it. */
function takeIn(neighbours: Crawler['neighbours'], { key, fingerprint }: StoryMember): Neighbour[] {
  if (!fingerprint) return []
  neighbours.remove(key)
  const alike = neighbours.find(fingerprint, CANDIDATE_MIN)
  neighbours.add(key, fingerprint)
  return alike
}

function toCandidates(alike: readonly Neighbour[]): number[] {
  return alike
    .filter(({ contained }) => contained >= CONTAINED_MIN)
    .slice(0, CANDIDATES_MAX)
    .map(({ key }) => key)
}

/** Keys of the stored look-alikes whose texts bear a closer look: few do, and only of those all is read. */
async function findAlike(
  writes: Crawler['writes'],
  arriving: readonly StoryMember[],
  near: ReadonlyMap<number, Neighbour[]>,
): Promise<number[]> {
  const candidates = arriving.map((member) => ({ member, keys: toCandidates(near.get(member.key) ?? []) }))
  const stored = await writes.findFingerprints([...new Set(candidates.flatMap(({ keys }) => keys))])
  const alike = candidates.flatMap(({ member: { fingerprint }, keys }) =>
    keys.filter((key) => {
      const other = stored.get(key)
      return fingerprint !== null && other !== undefined && mayBeSame(fingerprint, other)
    }),
  )
  return [...new Set(alike)]
}

/** By which stored entries may be the same article as an arriving one, similar texts aside. */
function toLookup(arriving: readonly StoryMember[]) {
  const keys = arriving.flatMap(({ documentKey }) => documentKey ?? [])
  const named = arriving.flatMap(({ originalKey }) => originalKey ?? [])
  return {
    urlKeys: [...keys, ...named],
    originalKeys: keys,
    contentHashes: arriving.map(({ contentHash }) => contentHash),
  }
}

/** The stored entries that stand for these stories, and all places of those that are not settled. */
async function findMembers(writes: Crawler['writes'], stories: readonly string[]): Promise<StoryMember[]> {
  if (stories.length === 0) return []
  const leads = await writes.findStoryFacts({ ids: stories })
  const open = leads.filter((lead) => lead.isLead && !isSettled(lead)).map((lead) => lead.id)
  const members = await writes.findStoryFacts({ stories: open })
  return [...leads.filter((lead) => !open.includes(lead.id)), ...members].map(toMember)
}

/** What an entry is recognised by, worked out. */
export function toMember(facts: StoryFacts): StoryMember {
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
    feedId: place.feedId,
    canonicalUrl: entry.canonicalUrl,
    originalKey: entry.originalUrl && toUrlKey(entry.originalUrl),
    contentHash,
    fingerprint: entry.fingerprint,
    language: entry.language,
    wordCount: entry.wordCount,
  }
}
