import type { Article, Content } from '../article.ts'
import { type EntryDraft, toGuid } from '../entry.ts'
import type { FeedItem } from '../feed.ts'
import { stripTrackers } from '../url.ts'
import type { ReadingRules } from './readings.ts'

/** Characters of a title made from the first words of a post that has none. */
const MADE_TITLE_CHARACTERS = 60
const UNTITLED = 'Untitled'

/** What an item alone tells of its post. Without a link its address is the site's. */
export function toItemDraft(item: FeedItem, content: Content, source: ReadingRules): EntryDraft {
  const guid = toGuid(item)
  const url = item.url ? stripTrackers(item.url) : source.site
  return {
    sourceId: source.id,
    guid,
    url,
    canonicalUrl: item.url ? url : `tag:${source.id},${guid}`,
    title: item.title || makeTitle(content) || item.url || UNTITLED,
    authors: item.authors,
    published: item.published,
    updated: item.updated,
    languageHint: item.language ?? source.language,
    categories: item.categories,
    excerpt: null,
    image: item.image ?? content.image,
    enclosures: item.enclosures,
    content,
  }
}

/** The draft of an item joined with its own page: the item's word counts, the page fills what the item leaves open. */
export function toArticleDraft(article: Article, item: FeedItem, source: ReadingRules): EntryDraft {
  const draft = toItemDraft({ ...item, title: item.title || article.title }, article.content, source)
  return {
    ...draft,
    canonicalUrl: article.canonicalUrl ? stripTrackers(article.canonicalUrl) : draft.canonicalUrl,
    authors: draft.authors.length > 0 ? draft.authors : article.authors,
    published: draft.published ?? article.published,
    updated: draft.updated ?? article.updated,
    languageHint: item.language ?? article.language ?? source.language,
    categories: draft.categories.length > 0 ? draft.categories : article.keywords,
    excerpt: article.excerpt,
    image: item.image ?? article.image ?? article.content.image,
  }
}

function makeTitle(content: Content): string {
  const heading = content.blocks.find((block) => block.kind === 'heading') ?? content.blocks[0]
  const text = (heading?.runs ?? [])
    .map((run) => (typeof run === 'string' ? run : run.tex))
    .join('')
    .trim()
  if (text.length <= MADE_TITLE_CHARACTERS) return text
  const cut = text.slice(0, MADE_TITLE_CHARACTERS).toWellFormed()
  return `${cut.replace(/\s\S{0,20}$/, '')}…`
}
