import { detectDuplicate, isDoubtful, isInOtherLanguage } from '../enrich/detect-duplicate.ts'
import type { StoryJoin } from '../store/writes.ts'
import type { StoryMember } from './place-stories.ts'
import type { FoundMatch } from './recogniser.ts'

/** The matches of each arriving entry. */
type Matches = ReadonlyMap<StoryMember, readonly FoundMatch[]>

interface GroupedMatches {
  /** Entries that are one article each; those that match nothing stand alone. */
  groups: ReadonlySet<StoryMember[]>
  /** Why arriving entries stand in a story with others, by key. */
  joins: Map<number, StoryJoin>
}

/** The matches that a source's own word may speak against. */
export function listDoubtful(matches: Matches): FoundMatch[] {
  return [...matches].flatMap(([member, found]) =>
    found.filter(({ other, match }) => isDoubtful(member, other, match)),
  )
}

/**
 * Puts together what is one article. Two posts that one source tells apart do not become one because both resemble a third:
 * that is a template, or a round-up that quotes both, and what resembles it is no article of its own.
 * @param around stored entries of the stories that doubtful matches lead to
 */
export function groupMatches(matches: Matches, around: readonly StoryMember[]): GroupedMatches {
  const stories = Map.groupBy(around, ({ story }) => story)
  const pairs = [...matches].flatMap(([member, found]) => found.map(({ other }) => ({ member, other })))
  const rivals = Map.groupBy(pairs, ({ other }) => other)
  const isBelieved = (member: StoryMember, { other, match }: FoundMatch) => {
    if (!isDoubtful(member, other, match)) return true
    const beside = [
      ...(stories.get(other.story) ?? []),
      ...(rivals.get(other) ?? []).map((pair) => pair.member),
    ]
    return (
      !beside.some((one) => areToldApart(one, member)) &&
      !matches.get(member)?.some((each) => areToldApart(each.other, other))
    )
  }
  const groups = new Set<StoryMember[]>()
  const joins = new Map<number, StoryJoin>()
  for (const [member, found] of matches) {
    const believed = found.filter((each) => isBelieved(member, each))
    const join = toJoin(believed)
    if (join) joins.set(member.key, join)
    addToGroups(groups, member, believed)
  }
  return { groups, joins }
}

/** Whether two are posts of one source, and not the same article: a translation may stand beside an excerpt. */
function areToldApart(a: StoryMember, b: StoryMember): boolean {
  if (a.id === b.id || a.source.id !== b.source.id || isInOtherLanguage(a, b)) return false
  return detectDuplicate(a, b) === null
}

/** A post joins all groups that it matches, which become one. */
function addToGroups(groups: Set<StoryMember[]>, member: StoryMember, matches: readonly FoundMatch[]): void {
  const others = new Set(matches.map(({ other }) => other))
  const group = [member]
  for (const each of others.size === 0 ? [] : [...groups]) {
    if (!each.some((one) => others.has(one))) continue
    for (const one of each) others.delete(one)
    group.push(...each)
    groups.delete(each)
  }
  group.push(...others)
  groups.add(group)
}

/** The surest of the matches. */
function toJoin(matches: readonly FoundMatch[]): StoryJoin | null {
  const [first, ...rest] = matches
  if (!first) return null
  const { other, match } = rest.reduce(
    (best, each) => (each.match.score > best.match.score ? each : best),
    first,
  )
  return { other: other.id, ...match }
}
