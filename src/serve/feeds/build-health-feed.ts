import { CONDITION_NAMES } from '../../condition/words.ts'
import type { ToldChange } from '../../store/condition-changes.ts'
import { html } from '../html.ts'
import { SERVICE_TITLE } from '../service-title.ts'
import type { FeedDocument, FeedEntry, FeedLinks } from './feed-document.ts'
import { toChangeUri, toFeedUri } from './tag-uri.ts'
import { toXmlValue } from './xml-text.ts'

const TITLE = `Sources of ${SERVICE_TITLE}: how they are doing`
const DESCRIPTION = 'An entry for each blog followed here that fails, moves, falls silent or comes back.'
const PAGE_PATH = '/sources'

/** What a health feed is made of, besides the changes. */
export interface HealthFeedOptions {
  /** Scheme and host of the service, without a slash at the end. */
  base: string
  /** The address that was asked for. */
  selfUrl: string
  links: FeedLinks
  version: string
}

/** Changes of condition, newest first, as a feed for whoever looks after the sources. */
export function buildHealthFeed(
  changes: readonly ToldChange[],
  { base, selfUrl, links, version }: HealthFeedOptions,
): FeedDocument {
  const pageUrl = `${base}${PAGE_PATH}`
  const entries = changes.map((change) => toEntry(toXmlValue(change), base))
  return {
    id: toFeedUri(base, { path: `${PAGE_PATH}/health`, filters: '' }),
    title: TITLE,
    description: DESCRIPTION,
    language: 'en',
    pageUrl,
    selfUrl,
    links,
    isComplete: false,
    updatedAt: changes[0]?.changedAt ?? null,
    generator: { name: SERVICE_TITLE, version },
    entries,
  }
}

function toEntry(change: ToldChange, base: string): FeedEntry {
  const { source, code, changedAt } = change
  const url = `${base}${PAGE_PATH}/${encodeURIComponent(source.id)}`
  return {
    id: toChangeUri(change.id),
    url,
    title: `${source.title}: ${CONDITION_NAMES[code]}`,
    authors: [SERVICE_TITLE],
    language: 'en',
    image: null,
    tags: [],
    snippet: toSentence(change),
    publishedAt: changedAt,
    updatedAt: null,
    isDated: true,
    summaryHtml: toSummary(change, url),
    contentHtml: null,
    enclosures: [],
    source: null,
  }
}

/** "silent for 5 weeks, usually weekly" as a sentence. */
function toSentence({ detail }: ToldChange): string {
  const text = detail.charAt(0).toUpperCase() + detail.slice(1)
  return /[.!?。]$/.test(text) ? text : `${text}.`
}

function toSummary(change: ToldChange, url: string): string {
  const { source, previous, advice, changedAt } = change
  const since = new Date(changedAt).toISOString().slice(0, 16).replace('T', ' ')
  const before = previous === null ? 'nothing was known of it' : CONDITION_NAMES[previous]
  return html`<p>${toSentence(change)}</p>
<p>Since ${since} UTC; before that: ${before}.</p>
${advice && html`<p>What to do: ${advice}</p>`}
<p><a href="${url}">${source.title} at this station</a>; it is read from <a href="${source.url}">${source.url}</a>.</p>`.toString()
}
