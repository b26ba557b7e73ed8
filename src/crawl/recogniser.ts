import { detectDuplicate, type Match } from '../enrich/detect-duplicate.ts'
import type { StoryMember } from './place-stories.ts'

/** Members with one address, text or original that are compared with an arriving one. */
const SHARERS_MAX = 60

export interface FoundMatch {
  other: StoryMember
  match: Match
}

/** Posts by all that could make another the same article, so that each arriving one is compared with few. */
export interface Recogniser {
  add(member: StoryMember): void
  /** Members that are the same article as this one. `alike`: keys of those with similar texts. */
  find(member: StoryMember, alike: Iterable<number>): FoundMatch[]
}

/** An empty recogniser. */
export function createRecogniser(): Recogniser {
  const byKey = new Map<number, StoryMember>()
  const byTrait = new Map<string, StoryMember[]>()
  const put = (trait: string, member: StoryMember) => {
    const sharers = byTrait.get(trait)
    if (!sharers) byTrait.set(trait, [member])
    else if (sharers.length < SHARERS_MAX) sharers.push(member)
  }
  return {
    add(member) {
      byKey.set(member.key, member)
      put(`text ${member.contentHash}`, member)
      if (member.documentKey !== null) put(`at ${member.documentKey}`, member)
      if (member.originalKey !== null) put(`names ${member.originalKey}`, member)
    },
    find(member, alike) {
      const { contentHash, documentKey, originalKey } = member
      const traits = [`text ${contentHash}`, `at ${documentKey}`, `names ${documentKey}`, `at ${originalKey}`]
      const candidates = new Set(traits.flatMap((trait) => byTrait.get(trait) ?? []))
      for (const key of alike) {
        const other = byKey.get(key)
        if (other) candidates.add(other)
      }
      return [...candidates].flatMap((other) => {
        const match = other.id === member.id ? null : detectDuplicate(member, other)
        return match ? [{ other, match }] : []
      })
    },
  }
}
