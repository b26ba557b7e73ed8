import { describeOwnTags } from '../catalogue/own-tags.ts'
import { toWholeSource } from '../catalogue/stanza.ts'
import type { Document } from '../document.ts'
import type { Preview, PreviewEntry, PreviewRequest, PreviewResult } from '../operations.ts'
import { SOURCE_DEFAULTS, type Source } from '../source.ts'
import type { Crawler } from './crawler.ts'
import { findSource, toFollowed } from './find-source.ts'
import type { FoundSource } from './read-candidate.ts'
import type { ReadingRules, ReadPost } from './readings.ts'

/** Posts whose own pages are read for a preview of a list. */
const PREVIEW_PAGES_MAX = 3

type Previewer = Pick<Crawler, 'fetcher' | 'reader' | 'tags'>

/** Fetches and reads as a crawl would, and stores nothing. */
export async function previewUrl(
  previewer: Previewer,
  { url, as = 'source', source }: PreviewRequest,
): Promise<PreviewResult> {
  const rules = toRules(url, source)
  const result = await (as === 'article' ? previewArticle : previewList)(previewer, url, rules)
  if ('failure' in result) return result
  const { warnings } = result.preview
  return {
    preview: { ...result.preview, warnings: [...describeOwnTags(rules.tags, previewer.tags), ...warnings] },
  }
}

async function previewList(previewer: Previewer, url: string, rules: Source): Promise<PreviewResult> {
  const result = await findSource(previewer, url, rules)
  if ('failure' in result) return result
  return { preview: await toPreview(previewer, { url, rules, found: result.found }) }
}

/** The rules of a source that need not exist. */
export function toRules(url: string, source: Partial<Source> = {}): Source {
  return toWholeSource({
    id: 'preview',
    title: url,
    ...structuredClone(SOURCE_DEFAULTS),
    ...source,
    url,
  } as Source)
}

async function previewArticle(
  { fetcher, reader }: Pick<Crawler, 'fetcher' | 'reader'>,
  url: string,
  source: ReadingRules,
): Promise<PreviewResult> {
  const answer = await fetcher.fetch({ url, kind: 'page' })
  if (answer.outcome !== 'fresh') {
    const failure = answer.outcome === 'failed' ? answer.failure : null
    return {
      failure: failure ?? { code: 'bad-response', detail: 'It said "not modified" to a first request.' },
      fetched: false,
    }
  }
  const { document } = answer
  const read = await reader.readArticle({ document, source, item: null })
  if ('failure' in read) return { failure: read.failure, fetched: true }
  const { post, warnings } = read.reading
  const about = {
    title: post.title,
    link: post.url,
    description: null,
    language: post.language,
    updatedAt: null,
  }
  const addresses = {
    url,
    finalUrl: document.finalUrl,
    kind: 'article' as const,
    discovered: [],
    source: null,
  }
  return { preview: { ...addresses, ...about, warnings, entries: [toPreviewEntry(post)] } }
}

async function toPreview(
  crawler: Pick<Crawler, 'fetcher' | 'reader'>,
  { url, rules, found }: { url: string; rules: ReadingRules; found: FoundSource },
): Promise<Preview> {
  const { document, reading, rules: way, discovered, remarks } = found
  const { kind, title, link, description, language, updatedAt, warnings } = reading.feed
  const { posts, unread } = await readPages(crawler, { rules, found })
  const hint = `${unread} posts are shown as the list tells them; a crawl reads their own pages too.`
  return {
    url,
    finalUrl: document.finalUrl,
    kind,
    title,
    link: link ?? (way.page === null ? null : document.finalUrl),
    description,
    language,
    updatedAt,
    warnings: [...remarks, ...warnings, ...(unread > 0 ? [hint] : [])],
    discovered,
    source: toFollowed(url, found),
    entries: posts.map(toPreviewEntry),
  }
}

/** Reads the first posts' own pages where a list carries no contents at all; a feed's teasers are shown as they are. */
async function readPages(
  { fetcher, reader }: Pick<Crawler, 'fetcher' | 'reader'>,
  { rules, found }: { rules: ReadingRules; found: FoundSource },
): Promise<{ posts: ReadPost[]; unread: number }> {
  const { items, feed } = found.reading
  const isBare = feed.kind === 'page' || feed.kind === 'sitemap' || found.rules.json !== null
  const isList = isBare || rules.article.fetch === 'always'
  const posts: ReadPost[] = []
  for (const [index, item] of items.entries()) {
    const document =
      isList && item.isTeaser && index < PREVIEW_PAGES_MAX ? await fetchPage(fetcher, item.post.url) : null
    const read = document && (await reader.readArticle({ document, source: rules, item }))
    posts.push(read && 'reading' in read ? read.reading.post : item.post)
  }
  const read = isList ? PREVIEW_PAGES_MAX : 0
  return { posts, unread: items.slice(read).filter((item) => item.isTeaser).length }
}

async function fetchPage(fetcher: Crawler['fetcher'], url: string): Promise<Document | null> {
  const answer = await fetcher.fetch({ url, kind: 'page' })
  return answer.outcome === 'fresh' ? answer.document : null
}

function toPreviewEntry(post: ReadPost): PreviewEntry {
  const {
    published,
    updated,
    contentHash: _,
    fingerprint: __,
    canonicalUrl: ___,
    readingMinutes: ____,
    titleHtml: _____,
    ...rest
  } = post
  return {
    ...rest,
    publishedAt: published?.at ?? null,
    publishedPrecision: published?.precision ?? 'seen',
    updatedAt: updated?.at ?? null,
  }
}
