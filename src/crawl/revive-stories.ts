import type { Writes } from '../store/writes.ts'
import { toMember } from './join-stories.ts'
import { formStory } from './place-stories.ts'

/** After entries were deleted: stories that lost their original get another by the rule that chose it, and stay one. */
export function reviveStories(writes: Pick<Writes, 'reviveStories'>, now: number): Promise<void> {
  return writes.reviveStories({
    form: (members) =>
      members.length === 0 ? [] : formStory(members.map(toMember)).map(([, place]) => place),
    now,
  })
}
