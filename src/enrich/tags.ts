import type { Block } from '../article.ts'
import { type EntryTag, type Tag, type TagOrigin, toTagId } from '../tag.ts'
import type { Concepts } from './concepts.ts'
import { scoreTags } from './score-tags.ts'
import { META_TAGS, toWordList } from './tag-words.ts'
import { toKey } from './tokens.ts'

/** An author who names more files a post under everything. */
const AUTHOR_TAGS_MAX = 12
/** Longer ones are sentences. */
const NAME_CHARACTERS_MAX = 60

const metaTags = new Set(toWordList(META_TAGS).map(toKey))

/** What the tags of a post come from. */
export interface Taggable {
  title: string
  blocks: readonly Block[]
  /** The author's words, untouched. */
  categories: readonly string[]
  /** Vocabulary ids or plain words of the source. */
  sourceTags: readonly string[]
  language: string | null
}

/**
 * The tags of a post: its author's in their order, then what its words speak for, then its source's; a concept that comes
 * twice keeps its first origin. Words the vocabulary does not know stay as they are.
 */
export function tagPost(concepts: Concepts, post: Taggable): EntryTag[] {
  const tags = new Map<string, EntryTag>()
  const add = (tag: EntryTag | null) => {
    if (tag && !tags.has(tag.id)) tags.set(tag.id, tag)
  }
  const isChinese = post.language?.startsWith('zh') ?? false
  const toEntryTag = (word: string, origin: TagOrigin) => {
    const tag = concepts.find(word) ?? concepts.get(toTagId(word))
    return tag ? { id: tag.id, name: toName(tag, isChinese), origin } : toPlainTag(word, origin)
  }
  for (const word of toAuthorWords(post.categories, concepts)) {
    if (tags.size < AUTHOR_TAGS_MAX) add(toEntryTag(word, 'author'))
  }
  for (const { id, why } of scoreTags(concepts, post)) {
    const tag = concepts.get(id)
    if (tag) add({ id, name: toName(tag, isChinese), origin: 'vocabulary', why })
  }
  for (const word of post.sourceTags) add(toEntryTag(word, 'source'))
  return [...tags.values()]
}

/** Categories as single words, without `#`, addresses, and what says nothing of a subject. */
function toAuthorWords(categories: readonly string[], concepts: Concepts): string[] {
  return categories
    .flatMap((category) => (concepts.find(category) ? [category] : category.split(/[,，;；、|]/)))
    .map((word) =>
      word
        .replace(/\s+/gu, ' ')
        .trim()
        .replace(/^#+\s*/, ''),
    )
    .filter((word) => !/^https?:\/\//i.test(word) && !metaTags.has(toKey(word)))
}

function toPlainTag(word: string, origin: TagOrigin): EntryTag | null {
  const name = word.replace(/\s+/gu, ' ').trim()
  const id = toTagId(name)
  return id === '' || name.length > NAME_CHARACTERS_MAX ? null : { id, name, origin }
}

function toName(tag: Tag, isChinese: boolean): string {
  return isChinese ? tag.names.zh : tag.names.en
}
