import type { Edition, EditionSection } from '../../edition/edition.ts'
import { toReasonText } from '../edition-words.ts'
import { html, raw, type SafeHtml } from '../html.ts'
import { SERVICE_TITLE } from '../service-title.ts'
import type { FeedDocument, FeedEntry } from './feed-document.ts'
import { toEditionUri, toFeedUri } from './tag-uri.ts'
import { toXmlValue } from './xml-text.ts'

const TITLE = `Weekly digest · ${SERVICE_TITLE}`
const DESCRIPTION = 'The posts of each week worth reading, one card for each story, once the week is over.'
const PAGE_PATH = '/digests'

/** What the feed of editions is made of, besides them. */
export interface EditionsFeedOptions {
  /** Scheme and host of the service, without a slash at the end. */
  base: string
  /** The address that was asked for. */
  selfUrl: string
  version: string
}

/** Closed editions, newest first, as a feed with an entry for each. */
export function buildEditionsFeed(
  editions: readonly Edition[],
  { base, selfUrl, version }: EditionsFeedOptions,
): FeedDocument {
  const entries = editions.map((edition) => toEntry(toXmlValue(edition), base))
  return {
    id: toFeedUri(base, { path: PAGE_PATH, filters: '' }),
    title: TITLE,
    description: DESCRIPTION,
    language: null,
    pageUrl: `${base}${PAGE_PATH}`,
    selfUrl,
    links: { first: selfUrl, previous: null, next: null },
    isComplete: false,
    updatedAt: entries[0]?.publishedAt ?? null,
    generator: { name: SERVICE_TITLE, version },
    entries,
  }
}

function toEntry(edition: Edition, base: string): FeedEntry {
  const { week, considered, sources, sections } = edition
  const closedAt = edition.closedAt ?? 0
  const count = sections.reduce((sum, { entries }) => sum + entries.length, 0)
  const url = `${base}${PAGE_PATH}/${week}`
  const sentence = `${count} of the ${considered} stories of ${sources} sources in week ${week}.`
  return {
    id: toEditionUri(base, week),
    url,
    title: `Digest ${week}`,
    authors: [SERVICE_TITLE],
    language: null,
    image: null,
    tags: sections.flatMap(({ topic }) =>
      topic ? [{ id: topic.id, name: topic.names.en, origin: 'vocabulary' as const }] : [],
    ),
    snippet: sentence,
    publishedAt: closedAt,
    updatedAt: null,
    isDated: true,
    summaryHtml: html`<p>${sentence}</p>${sections.map(renderSection)}`.toString(),
    contentHtml: null,
    enclosures: [],
    source: null,
  }
}

/** Its links lead to the originals: an entry's page here may be deleted, and what is closed stays as it is. */
function renderSection({ topic, entries }: EditionSection): SafeHtml {
  const title = topic ? `${topic.names.en} · ${topic.names.zh}` : 'More · 其他'
  return html`<h2>${title}</h2>${entries.map(
    ({ entry, reasons }) => html`<h3><a href="${entry.url}">${entry.title}</a></h3>
<p>${entry.source.title}${reasons.map((reason) => ` · ${toReasonText(reason, 'en')}`)}</p>
<p${entry.language && html` lang="${entry.language}"`}>${raw(entry.snippetHtml)}</p>`,
  )}`
}
