import type { Article, Content } from '../article.ts'
import { refineMonth } from '../date/date.ts'
import { type EntryDraft, toGuid } from '../entry.ts'
import { splitArxivAuthors, unescapeArxiv } from '../extract/arxiv-text.ts'
import { toTitleHtml } from '../extract/title-html.ts'
import type { Enclosure, FeedItem } from '../feed.ts'
import { toPlainLine } from '../plain-line.ts'
import { stripTrackers, withoutLogin } from '../url.ts'
import type { ReadingRules } from './readings.ts'

/** Characters of a title made from the first words of a post that has none. */
const MADE_TITLE_CHARACTERS = 60
const UNTITLED = 'Untitled'

/** What one post may say of itself. Characters are UTF-16 code units; longer texts are cut, further entries left out. */
export const FIELD_LIMITS = {
  titleCharacters: 300,
  authors: 50,
  authorCharacters: 120,
  categories: 50,
  categoryCharacters: 100,
  enclosures: 20,
} as const
/** A media type (RFC 9110 §8.3.1); anything else in its place says nothing. */
const MEDIA_TYPE = /^[\w.+-]{1,60}\/[\w.+-]{1,60}(?=;|$)/

/** What an item alone tells of its post. Without a link its address is the site's. */
export function toItemDraft(item: FeedItem, content: Content, source: ReadingRules): EntryDraft {
  const guid = toGuid(item)
  const url = item.url ? toPublic(item.url) : source.site
  const title = unescapeArxiv(chooseTitle([item.title, makeTitle(content), item.url]), url)
  return {
    sourceId: source.id,
    guid,
    url,
    canonicalUrl: item.url ? url : `tag:${source.id},${guid}`,
    title,
    titleHtml: toTitleHtml(title, { url, rule: source.article }),
    authors: toAuthors(splitArxivAuthors(item.authors, url)),
    published: item.published,
    updated: item.updated,
    languageHint: item.language ?? source.language,
    categories: toCategories(item.categories),
    excerpt: null,
    image: toPicture(item.image ?? content.image),
    enclosures: item.enclosures.slice(0, FIELD_LIMITS.enclosures).map(toPublicEnclosure),
    content,
  }
}

/** The draft of an item joined with its own page: the item's word counts, the page fills what the item leaves open. */
export function toArticleDraft(article: Article, item: FeedItem, source: ReadingRules): EntryDraft {
  const draft = toItemDraft({ ...item, title: item.title || article.title }, article.content, source)
  return {
    ...draft,
    canonicalUrl: article.canonicalUrl ? toPublic(article.canonicalUrl) : draft.canonicalUrl,
    authors: draft.authors.length > 0 ? draft.authors : toAuthors(article.authors),
    published: refineMonth(draft.published ?? article.published, article.published),
    updated: draft.updated ?? article.updated,
    languageHint: item.language ?? article.language ?? source.language,
    categories: draft.categories.length > 0 ? draft.categories : toCategories(article.keywords),
    excerpt: article.excerpt,
    image: toPicture(item.image ?? article.image ?? article.content.image),
  }
}

/** The first that says something once it is a plain line. */
function chooseTitle(candidates: readonly (string | null)[]): string {
  for (const candidate of candidates) {
    const title = toPlainLine(candidate ?? '', FIELD_LIMITS.titleCharacters)
    if (title !== '') return title
  }
  return UNTITLED
}

/** Names as plain lines, no more than one post can have. */
export function toAuthors(names: readonly string[]): string[] {
  return toLines(names, { count: FIELD_LIMITS.authors, characters: FIELD_LIMITS.authorCharacters })
}

function toCategories(words: readonly string[]): string[] {
  return toLines(words, { count: FIELD_LIMITS.categories, characters: FIELD_LIMITS.categoryCharacters })
}

/** Plain lines, each once, none empty. */
function toLines(texts: readonly string[], max: { count: number; characters: number }): string[] {
  const lines = texts.slice(0, max.count).map((text) => toPlainLine(text, max.characters))
  return [...new Set(lines.filter((line) => line !== ''))]
}

/** An address as it may be handed on: without trackers and logins. */
function toPublic(href: string): string {
  return withoutLogin(stripTrackers(href))
}

function toPicture(href: string | null): string | null {
  return href === null ? null : withoutLogin(href)
}

function toPublicEnclosure({ url, type, length }: Enclosure): Enclosure {
  const mediaType = MEDIA_TYPE.exec(type?.trim() ?? '')?.[0].toLowerCase() ?? null
  return { url: withoutLogin(url), type: mediaType, length }
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
