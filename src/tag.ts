const ID_CHARACTERS_MAX = 64

/** Where a tag on an entry comes from: its author's words, our vocabulary, or the source's own setting. */
export type TagOrigin = 'author' | 'vocabulary' | 'source'

/**
 * One concept of the vocabulary (`config/tags.yaml`). Text means it where it holds one of its names or aliases, whatever
 * the case and whether a hyphen or a space joins the words; or a word of `exact` as it is written (see `toForms`).
 */
export interface Tag {
  /** Stable, [a-z0-9-]. */
  id: string
  names: { en: string; zh: string }
  aliases: { en: string[]; zh: string[] }
  /** Words that mean it in this very case only: `RAG` is retrieval, `rag` is a cloth. */
  exact?: string[]
  /** Words that mean it as an author's tag, but are too common to be looked for in text: `training`. */
  authorOnly?: string[]
  parent: string | null
  /** A post on one of the concepts right below it is on this one too: YOLO is object detection. */
  gathers?: boolean
  /** Posts on other concepts of the field name it in passing: a mention in the text says little. */
  inPassing?: boolean
}

/** A tag as it stands on an entry. */
export interface EntryTag {
  id: string
  /** Display name, in the words of the entry's language where the vocabulary has them. */
  name: string
  origin: TagOrigin
  /** For a vocabulary tag: what in the text spoke for it, to show a reader who asks. */
  why?: string
}

/** The words by which text means a concept: in any case, and in their own case only. */
export interface Forms {
  anyCase: string[]
  ownCase: string[]
}

/**
 * All words of a concept that text may hold. A name that stands in `exact` too counts in its own case only (CLIP is a
 * model, a clip is not), one in `authorOnly` not at all.
 */
export function toForms(tag: Pick<Tag, 'names' | 'aliases' | 'exact' | 'authorOnly'>): Forms {
  const { names, aliases, exact = [], authorOnly = [] } = tag
  const words = [names.en, names.zh, ...aliases.en, ...aliases.zh]
  const others = new Set([...exact, ...authorOnly])
  return { anyCase: words.filter((word) => !others.has(word)), ownCase: exact }
}

/** The id of a tag that the vocabulary does not know: letters (Han too), digits and hyphens, safe in a URL path. */
export function toTagId(name: string): string {
  const slug = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=[a-z])\+/g, 'plus')
    .replace(/(?<=plus)\+/g, 'plus')
    .replace(/(?<=^[a-z])#/g, 'sharp')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
  const cut = [...slug.replace(/^-|-$/g, '')].slice(0, ID_CHARACTERS_MAX).join('')
  return cut.replace(/-$/, '')
}
