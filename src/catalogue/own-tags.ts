import type { Tag } from '../tag.ts'
import { findClosest } from './find-closest.ts'
import { findTagId } from './vocabulary.ts'

/** What to tell of each tag of a source that the vocabulary does not know: it is a tag of its own, or a slip. */
export function describeOwnTags(words: readonly string[], tags: readonly Tag[]): string[] {
  return words.flatMap((word) => {
    if (findTagId(word, tags) !== null) return []
    const near = findClosest(
      word,
      tags.map(({ id }) => id),
    )
    const advice = near ? `did you mean \`${near}\`?` : 'it is a tag of its own'
    return [`the tag \`${word}\` is not in tags.yaml; ${advice}`]
  })
}
