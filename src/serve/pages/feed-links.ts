import { toFilterWords } from '../filter-words.ts'
import { html, type SafeHtml } from '../html.ts'
import { type Change, type Query, toAddress } from './address.ts'

/** A list that has feeds: where they live and what they are called. */
export interface FeedSubject {
  /** Without `/feed.rss`: empty for all posts, `/tags/rag`, `/search` … */
  path: string
  title: string
  /** What stands before the dot; `feed` when unsaid. */
  name?: string
  /** What the feeds are narrowed to, where the path does not say it. */
  query?: Query
}

const FORMATS = [
  { extension: 'rss', type: 'application/rss+xml', name: 'RSS' },
  { extension: 'atom', type: 'application/atom+xml', name: 'Atom' },
  { extension: 'json', type: 'application/feed+json', name: 'JSON Feed' },
] as const

/** The three feeds of a list, with the same filters; `sort` is a matter of pages. */
export function toFeeds(subject: FeedSubject, query: Query = {}, change: Change = {}) {
  const title = [subject.title, ...toFilterWords(subject.path, query)].join(' · ')
  return FORMATS.map((format) => ({
    ...format,
    title: `${title} (${format.name})`,
    href: toAddress(
      `${subject.path}/${subject.name ?? 'feed'}.${format.extension}`,
      { ...query, ...subject.query },
      {
        sort: null,
        ...change,
      },
    ),
  }))
}

/** `<link rel="alternate">` for each feed of the list. */
export function renderAlternates(feeds: ReturnType<typeof toFeeds>): SafeHtml[] {
  return feeds.map(
    ({ type, title, href }) => html`<link rel="alternate" type="${type}" title="${title}" href="${href}">\n`,
  )
}
