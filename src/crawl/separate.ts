import { AppError } from '../errors.ts'
import type { MovedPlace, StoryFacts } from '../store/writes.ts'
import type { Crawler } from './crawler.ts'
import { joinMembers, toMember } from './join-stories.ts'
import { formStory, isMoved, toLead } from './place-stories.ts'

type Memory = Pick<Crawler, 'writes' | 'neighbours' | 'now'>

/**
 * Takes an entry out of its story for good, or with `isSeparate` false lets it join stories again, at once where one is
 * stored. Throws AppError not-found.
 */
export function separate(memory: Memory, id: string, isSeparate: boolean): Promise<void> {
  return memory.writes.inTurn(() => partOrJoin(memory, id, isSeparate))
}

async function partOrJoin(memory: Memory, id: string, isSeparate: boolean): Promise<void> {
  const { writes } = memory
  const [facts] = await writes.findStoryFacts({ ids: [id] })
  if (!facts) throw new AppError('not-found', `There is no entry ${id}.`)
  const decision = { id, isSeparate, now: memory.now() }
  if (isSeparate) {
    const members = await writes.findStoryFacts({ stories: [facts.story] })
    return writes.saveSeparation({ ...decision, moved: toParted(id, [facts, ...members]) })
  }
  await writes.saveSeparation({ ...decision, moved: [] })
  const { places, moved } = await joinMembers(memory, [toMember(facts)], [id])
  const place = places.get(facts.key)
  const own = place && isMoved(facts, place) ? [{ ...place, wasLead: facts.isLead }] : []
  await writes.saveSeparation({ ...decision, moved: [...own, ...moved] })
}

/** The places of all members once one stands for itself; the others have an original of their own then. */
function toParted(id: string, members: readonly StoryFacts[]): MovedPlace[] {
  const unique = [...new Map(members.map((facts) => [facts.id, toMember(facts)])).values()]
  const own = unique.filter((member) => member.id === id)
  const others = unique.filter((member) => member.id !== id)
  const places = [
    ...own.map((member) => [member, toLead(member, { alsoAt: [], feedId: null })] as const),
    ...(others.length > 0 ? formStory(others, new Set([id])) : []),
  ]
  return places
    .filter(([member, place]) => isMoved(member, place))
    .map(([member, place]) => ({ ...place, wasLead: member.isLead }))
}
