import { findOriginal, toRelation } from '../enrich/story.ts'
import type { AlsoAt } from '../entry.ts'
import type { MovedPlace, StoryFacts, StoryPlace } from '../store/writes.ts'

/** Places that a card names. */
export const PLACES_MAX = 50

/** An entry with what it is compared by. */
export interface StoryMember extends StoryFacts {
  documentKey: string | null
  sourceSite: string
}

export interface JoinedStories {
  /** Places of arriving entries that stand somewhere else too, by key. */
  places: Map<number, StoryPlace>
  /** Stored entries whose place changes. */
  moved: MovedPlace[]
}

/**
 * Whether a story has all the places that its card names. Its original then stays, and who comes later only joins it: a
 * text that stands in thousands of places costs no more than one in fifty.
 */
export function isSettled(lead: StoryFacts): boolean {
  return lead.alsoAt.length >= PLACES_MAX
}

/**
 * The place of everyone in the stories that groups of equal articles make.
 * @param stored entries of the stories that the groups touch: those that lead, and all of those not settled
 * @param arriving ids of the entries that are being saved; their stored versions count for what they led only
 */
export function placeStories(
  groups: readonly (readonly StoryMember[])[],
  stored: readonly StoryMember[],
  arriving: ReadonlySet<string>,
): JoinedStories {
  const places = new Map<number, StoryPlace>()
  const moved: MovedPlace[] = []
  for (const group of groups) {
    for (const [facts, place] of placeGroup(group, stored, arriving)) {
      if (arriving.has(facts.id)) places.set(place.key, place)
      else if (isMoved(facts, place)) moved.push({ ...place, wasLead: facts.isLead })
    }
  }
  return { places, moved }
}

function placeGroup(
  group: readonly StoryMember[],
  stored: readonly StoryMember[],
  arriving: ReadonlySet<string>,
): [StoryMember, StoryPlace][] {
  const stories = new Set(group.map((facts) => facts.story))
  const around = stored.filter((facts) => stories.has(facts.story))
  const everyone = new Map(
    [
      ...group.map((facts) => withPlaceSoFar(facts, stored)),
      ...around.filter((facts) => !arriving.has(facts.id)),
    ].map((facts) => [facts.id, facts]),
  )
  const settled = around.filter((facts) => facts.isLead && isSettled(facts))
  if (settled.length > 0) return joinSettled([...everyone.values()], settled)
  if (everyone.size > 1) return formStory([...everyone.values()], arriving.difference(everyone))
  // What is edited until nothing resembles it keeps the places that it led; what is left alone has none.
  return group.flatMap((facts) => {
    const old = around.find(({ id, isLead }) => isLead && id === facts.id)
    if (!old) return []
    const alsoAt = arriving.has(facts.id) ? old.alsoAt : []
    return [[facts, toLead(facts, { alsoAt, feedId: keepId(old.feedId, arriving.difference(everyone)) })]]
  })
}

/** What arrives again led, or did not, what its stored version did. */
function withPlaceSoFar(facts: StoryMember, stored: readonly StoryMember[]): StoryMember {
  const old = stored.find(({ id }) => id === facts.id)
  return old ? { ...facts, isLead: old.isLead, feedId: old.feedId } : facts
}

/**
 * The original leads; its card names the others, in order of date.
 * @param elsewhere ids of entries that do not belong to the story any more
 */
export function formStory(
  members: readonly StoryMember[],
  elsewhere: ReadonlySet<string> = new Set(),
): [StoryMember, StoryPlace][] {
  const lead = findOriginal(members)
  const others = members.filter((facts) => facts.id !== lead.id).sort((a, b) => a.publishedAt - b.publishedAt)
  const alsoAt = others.slice(0, PLACES_MAX).map((member) => toPlace(member, lead))
  const known = keepId(findKnownId(members, lead), elsewhere)
  const feedId = known === lead.id ? null : known
  return members.map((facts) => [
    facts,
    facts.id === lead.id ? toLead(facts, { alsoAt, feedId }) : toRepost(facts, { story: lead.id, feedId }),
  ])
}

/** An entry that has left a story takes its id along. */
function keepId(id: string | null, elsewhere: ReadonlySet<string>): string | null {
  return id !== null && elsewhere.has(id) ? null : id
}

/** The id by which feeds have named the story, or the part of it whose lead was found first. */
function findKnownId(members: readonly StoryMember[], lead: StoryMember): string {
  const [first = lead] = members
    .filter(({ isLead }) => isLead)
    .sort((a, b) => a.seenAt - b.seenAt || Number(b === lead) - Number(a === lead) || (a.id < b.id ? -1 : 1))
  return first.feedId ?? first.story
}

/** Everyone joins the first of the settled stories; settled ones do not merge. */
function joinSettled(
  members: readonly StoryMember[],
  settled: readonly StoryMember[],
): [StoryMember, StoryPlace][] {
  const [first] = settled
  if (!first) return []
  return members.map((facts) => {
    const led = settled.find(({ id }) => id === facts.id)
    if (led) return [facts, toLead(facts, led)]
    const own = settled.find(({ id }) => id === facts.story)
    return [facts, toRepost(facts, own ?? first)]
  })
}

function toPlace(member: StoryMember, lead: StoryMember): AlsoAt {
  const { url, title, source } = member
  return { url, title, source: source.title, relation: toRelation(member, lead) }
}

/** The place of the entry that stands for its story. */
export function toLead(
  { key, id }: StoryFacts,
  { alsoAt, feedId }: Pick<StoryPlace, 'alsoAt' | 'feedId'>,
): StoryPlace {
  return { key, story: id, isLead: true, alsoAt, feedId }
}

function toRepost({ key }: StoryFacts, { story, feedId }: Pick<StoryPlace, 'story' | 'feedId'>): StoryPlace {
  return { key, story, isLead: false, alsoAt: [], feedId }
}

/** Whether a stored entry has to be written anew to stand at its place. */
export function isMoved(facts: StoryFacts, place: StoryPlace): boolean {
  return (
    facts.story !== place.story ||
    facts.isLead !== place.isLead ||
    facts.feedId !== place.feedId ||
    JSON.stringify(facts.alsoAt) !== JSON.stringify(place.alsoAt)
  )
}
