import type { Content } from '../article.ts'
import type { Document } from '../document.ts'
import { createEnricher } from '../enrich/enrich.ts'
import { toContentHash } from '../enrich/fingerprint.ts'
import { type EntryDraft, toEntryId, toGuid, toItemHash } from '../entry.ts'
import { chooseContent, needsPage } from '../extract/choose-content.ts'
import { cleanContent, cleanText } from '../extract/clean-content.ts'
import { extractArticle } from '../extract/extract-article.ts'
import { type Failure, toFailure } from '../failure.ts'
import type { Feed, FeedItem } from '../feed.ts'
import { createItem } from '../parse/create-feed.ts'
import { decodeText } from '../parse/decode.ts'
import { detect } from '../parse/detect.ts'
import { discoverFeeds } from '../parse/discover.ts'
import { guessFeeds } from '../parse/guess-feeds.ts'
import { parseOpml } from '../parse/opml.ts'
import { parseDocument } from '../parse/parse-document.ts'
import { isFileAddress } from '../parse/post-address.ts'
import { toPlainLine } from '../plain-line.ts'
import type { Tag } from '../tag.ts'
import type {
  ArticleReading,
  ArticleTask,
  FeedTask,
  OpenedFeed,
  Reader,
  ReadItem,
  ReadingRules,
  ReadPost,
} from './readings.ts'
import { toArticleDraft, toAuthors, toItemDraft } from './to-draft.ts'

/** UTF-16 code units; longer texts are cut. */
const FEED_TITLE_CHARACTERS_MAX = 200
const FEED_DESCRIPTION_CHARACTERS_MAX = 1_000

type ToPost = (draft: EntryDraft, sourceTags: string[]) => ReadPost

/** A Reader that gives the items of a feed one by one, too. */
export interface ItemReader extends Reader {
  openFeed(task: FeedTask): Promise<{ reading: OpenedFeed } | { failure: Failure }>
}

/** Does the CPU work of a refresh on the calling thread: parse, extract, enrich, in this order. */
export function createReader(tags: readonly Tag[]): ItemReader {
  const enrich = createEnricher([...tags])
  const toPost: ToPost = (draft, sourceTags) => ({ ...toFacts(draft), ...enrich(draft, sourceTags) })
  return {
    openFeed: (task) => openFeed(task, toPost),
    readFeed: async (task) => {
      const opened = await openFeed(task, toPost)
      if ('failure' in opened) return opened
      return { reading: { ...opened.reading, items: [...opened.reading.items] } }
    },
    readArticle: async (task) => readArticle(task, toPost),
    discover: async (document) => {
      const html = toText(document)
      if (detect(html).kind !== 'html') return { named: [], guessed: [] }
      return { named: discoverFeeds(html, document.finalUrl), guessed: guessFeeds(document.finalUrl, html) }
    },
    readOpml: async (document) => parseOpml(decodeText(document).text),
    close: async () => {},
  }
}

async function openFeed(
  { document, source, known }: FeedTask,
  toPost: ToPost,
): Promise<{ reading: OpenedFeed } | { failure: Failure }> {
  const parsed = await parseDocument(document, source)
  if ('failure' in parsed) return parsed
  const { items, ...feed } = parsed.feed
  const base = feed.link ?? document.finalUrl
  const hinted = { ...source, language: source.language ?? feed.language }
  const surroundings = { source: hinted, known, base, toPost }
  return {
    reading: { feed: toPlainFeed(feed), itemCount: items.length, items: readItems(items, surroundings) },
  }
}

type Surroundings = Pick<FeedTask, 'source' | 'known'> & { base: string; toPost: ToPost }

/** Reads new and changed items, each when it is asked for, and lets go of what was said by those before. */
function* readItems(items: FeedItem[], surroundings: Surroundings): Iterable<ReadItem> {
  for (let item = items.shift(); item; item = items.shift()) {
    const read = readItem(item, surroundings)
    if (read) yield read
  }
}

/** What a feed says of itself, fit to name a source by. */
function toPlainFeed(feed: Omit<Feed, 'items'>): Omit<Feed, 'items'> {
  const toLine = (text: string | null, max: number) => text && (toPlainLine(text, max) || null)
  return {
    ...feed,
    title: toLine(feed.title, FEED_TITLE_CHARACTERS_MAX),
    description: toLine(feed.description, FEED_DESCRIPTION_CHARACTERS_MAX),
    authors: toAuthors(feed.authors),
  }
}

/** Null where the item is known. */
function readItem(item: FeedItem, { source, known, base, toPost }: Surroundings): ReadItem | null {
  const id = toEntryId(source.id, toGuid(item))
  const hash = toItemHash(item)
  if (known.get(id) === hash) return null
  const content = toItemContent(item, { source, base })
  const draft = toItemDraft(item, content, source)
  const post = toPost({ ...draft, excerpt: toExcerpt(item, { source, base }) }, source.tags)
  return { id, hash, item, post, isTeaser: isTeaser(item, content, source) }
}

/** Whether the post's own page should be read: as the source's rule says, by default where the item has only a teaser. */
function isTeaser(item: FeedItem, content: Content, source: ReadingRules): boolean {
  if (!item.url || source.article.fetch === 'never' || isFileAddress(item.url)) return false
  return source.article.fetch === 'always' || needsPage(content, item)
}

function toItemContent(item: FeedItem, { source, base }: { source: ReadingRules; base: string }): Content {
  const html = item.contentHtml ?? item.summaryHtml ?? ''
  return cleanContent({ html, url: item.url ?? base, rule: source.article })
}

/** The author's own summary, where the item has one beside its content. */
function toExcerpt(item: FeedItem, { source, base }: { source: ReadingRules; base: string }): string | null {
  if (!item.contentHtml || !item.summaryHtml || item.summaryHtml === item.contentHtml) return null
  return cleanText({ html: item.summaryHtml, url: item.url ?? base, rule: source.article }) || null
}

function readArticle(
  { document, source, item }: ArticleTask,
  toPost: ToPost,
): { reading: ArticleReading } | { failure: Failure } {
  const article = extractArticle({ html: toText(document), url: document.finalUrl, rule: source.article })
  const feedItem = item?.item ?? toBareItem(document)
  const fromFeed = item ? toItemContent(feedItem, { source, base: document.finalUrl }) : null
  const content = chooseContent(fromFeed, article.content) ?? article.content
  if (content.text === '') {
    return { failure: toFailure('no-content', `${document.finalUrl} has no readable text.`) }
  }
  const post = toPost(toArticleDraft({ ...article, content }, feedItem, source), source.tags)
  return { reading: { post, warnings: article.warnings } }
}

/** A page that nothing led to: its address is all we know. */
function toBareItem({ finalUrl }: Document): FeedItem {
  return { ...createItem(), guid: finalUrl, url: finalUrl }
}

function toFacts({
  content,
  sourceId: _,
  languageHint: __,
  excerpt: ___,
  ...stated
}: EntryDraft): Omit<ReadPost, keyof ReturnType<ReturnType<typeof createEnricher>>> {
  return {
    ...stated,
    contentHtml: content.html,
    contentText: content.text,
    math: content.formulas.map((formula) => formula.tex),
    contentHash: toContentHash(content.text),
  }
}

function toText(document: Document): string {
  return decodeText({ body: document.body, contentType: document.headers['content-type'] ?? null }).text
}
