/** Where a tag on an entry comes from: its author's words, our vocabulary, or the source's own setting. */
export type TagOrigin = 'author' | 'vocabulary' | 'source'

/** One concept of the vocabulary (`config/tags.yaml`). */
export interface Tag {
  /** Stable, [a-z0-9-]. */
  id: string
  names: { en: string; zh: string }
  aliases: { en: string[]; zh: string[] }
  parent: string | null
}

/** A tag as it stands on an entry. */
export interface EntryTag {
  id: string
  /** Display name, in the words of the entry's language where the vocabulary has them. */
  name: string
  origin: TagOrigin
}
