import type { EntryCard } from '../../entry.ts'
import type { Enclosure } from '../../feed.ts'
import type { SourceWithState } from '../../source.ts'
import type { EntryContents } from '../../store/reads.ts'
import { html, raw } from '../html.ts'
import { mapInStretches } from '../map-in-stretches.ts'
import type { FeedDocument, FeedEntry } from './feed-document.ts'
import { toEntryUri } from './tag-uri.ts'
import { toFeedMarkup } from './to-feed-markup.ts'
import { toPublicName } from './to-public-name.ts'
import { toUri } from './to-uri.ts'
import { toXmlValue } from './xml-text.ts'

/** What a feed tells of a source, and whether it may carry its whole posts. */
export type FeedSource = Pick<SourceWithState, 'id' | 'url' | 'full'>

/** What the entries of a feed are made of. */
export interface FeedMaterial {
  cards: readonly EntryCard[]
  contents: readonly EntryContents[]
  sources: readonly FeedSource[]
  /** Whether whole contents are asked for; they are given where the source's licence allows. */
  isFull: boolean
}

/** Builds a feed from what its head says and the entries of one page. */
export async function buildFeed(
  head: Omit<FeedDocument, 'entries' | 'updatedAt'>,
  material: FeedMaterial,
): Promise<FeedDocument> {
  const contents = new Map(material.contents.map((one) => [one.id, one]))
  const sources = new Map(material.sources.map((one) => [one.id, one]))
  const entries = await mapInStretches(material.cards, (card) =>
    toFeedEntry(toXmlValue(card), {
      contents: toXmlValue(contents.get(card.id)),
      source: sources.get(card.source.id),
      isFull: material.isFull,
    }),
  )
  // Also when they came: an old post that turns up now changes the feed now.
  const times = material.cards.flatMap((card) => [card.updatedAt ?? 0, card.publishedAt, card.seenAt])
  return { ...toXmlValue(head), updatedAt: times.length > 0 ? Math.max(...times) : null, entries }
}

interface Extras {
  contents: EntryContents | undefined
  source: FeedSource | undefined
  isFull: boolean
}

function toFeedEntry(card: EntryCard, { contents, source, isFull }: Extras): FeedEntry {
  const { url, authors, language, image, tags, snippet, publishedAt } = card
  // Stated by some for what was moved or imported: nothing is changed before it is there.
  const updatedAt = card.updatedAt !== null && card.updatedAt >= publishedAt ? card.updatedAt : null
  return {
    id: toEntryUri(card.feedId ?? card.id),
    url,
    title: card.title.trim() || url,
    authors: authors.map(toPublicName),
    language,
    image,
    tags,
    snippet,
    publishedAt,
    updatedAt,
    isDated: card.publishedPrecision !== 'seen',
    summaryHtml: toSummaryHtml(card),
    contentHtml: (isFull && source?.full && contents && toFeedMarkup(contents.contentHtml ?? '')) || null,
    enclosures: (contents?.enclosures ?? []).map(toTypedEnclosure),
    source: {
      title: card.source.title,
      feedUrl: source?.url ?? card.source.url,
      siteUrl: card.source.url,
      // Not when its newest post came: that would change the answer for readers who do not see that post.
      updatedAt: updatedAt ?? publishedAt,
    },
  }
}

function toSummaryHtml({ snippetHtml, url, source, language }: EntryCard): string {
  const words = language?.startsWith('zh') ? `在 ${source.title} 阅读全文` : `Read on at ${source.title}`
  return html`<p>${raw(snippetHtml)}</p><p><a href="${toUri(url)}">${words}</a></p>`.toString()
}

/** Types by the end of the path, for enclosures whose feed did not say. */
const TYPES: Record<string, string> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
}
const TYPE_UNKNOWN = 'application/octet-stream'

function toTypedEnclosure(enclosure: Enclosure): Enclosure & { type: string } {
  const end = URL.parse(enclosure.url)?.pathname.toLowerCase().split('.').at(-1) ?? ''
  return { ...enclosure, type: enclosure.type ?? TYPES[end] ?? TYPE_UNKNOWN }
}
