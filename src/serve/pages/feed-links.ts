import { FORMATS } from '../feeds/feed-formats.ts'
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

/** The three feeds of a list, with the same filters; `sort` is a matter of pages. */
export function toFeeds(subject: FeedSubject, query: Query = {}, change: Change = {}) {
  const title = [subject.title, ...toFilterWords(subject.path, query)].join(' · ')
  return Object.entries(FORMATS).map(([extension, { name, type }]) => ({
    name,
    type,
    title: `${title} (${name})`,
    href: toAddress(
      `${subject.path}/${subject.name ?? 'feed'}.${extension}`,
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
