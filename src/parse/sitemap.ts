import { Parser } from 'htmlparser2'
import { parseDate } from '../date.ts'
import { type Failure, toFailure } from '../failure.ts'
import type { Feed, FeedItem } from '../feed.ts'
import { resolveUrl } from '../url.ts'
import { createFeed, createItem } from './create-feed.ts'
import { decodeEntities, dropControls } from './entities.ts'
import { foldSpaces } from './plain-text.ts'
import { isPostAddress } from './post-address.ts'

/** Addresses that are read of one sitemap (its standard allows 50,000). */
const ADDRESSES_MAX = 50_000
/** Posts that are kept, the newest. */
const ITEMS_MAX = 1_000

interface Row {
  loc: string
  lastmod: string
  title: string
  published: string
}

/** Sitemaps of these names hold posts. */
const POSTS_NAME = /post|blog|article|news|entr/i

/**
 * The posts of a sitemap (sitemaps.org; Google's `news:` extension): addresses with `lastmod` as the date of change,
 * the newest first; lists, tags and the home page are left out. An index of sitemaps is a Failure that names the one to
 * follow.
 */
export function readSitemap(
  text: string,
  { rootAt, url }: { rootAt: number; url: string },
): { feed: Feed } | { failure: Failure } {
  const { rows, isIndex } = readRows(text.slice(rootAt))
  if (isIndex) return { failure: toIndexFailure(rows, url) }
  const items = rows.flatMap((row) => toItem(row, url) ?? []).toSorted((a, b) => toTime(b) - toTime(a))
  if (items.length === 0) {
    const what = `Found a sitemap (addresses: ${rows.length}) in which nothing looks like the address of a post.`
    return { failure: toFailure('no-list', what) }
  }
  const warnings =
    items.length > ITEMS_MAX
      ? [`The sitemap lists ${items.length} posts; the newest ${ITEMS_MAX} are read.`]
      : []
  const times = items.map(toTime).filter((time) => time > 0)
  const updatedAt = times[0] ?? null
  const link = new URL('/', url).href
  return { feed: { ...createFeed('sitemap'), link, updatedAt, items: items.slice(0, ITEMS_MAX), warnings } }
}

function readRows(xml: string): { rows: Row[]; isIndex: boolean } {
  const rows: Row[] = []
  let isIndex = false
  let field: keyof Row | null = null
  const fields: Record<string, keyof Row> = {
    loc: 'loc',
    lastmod: 'lastmod',
    'news:title': 'title',
    'news:publication_date': 'published',
  }
  const parser = new Parser(
    {
      onopentagname(name) {
        if (name.endsWith('sitemapindex')) isIndex = true
        if (/(^|:)(url|sitemap)$/.test(name)) rows.push({ loc: '', lastmod: '', title: '', published: '' })
        field =
          fields[name.startsWith('news:') ? name : name.replace(/^(?!image:|video:)[\w.-]+:/, '')] ?? null
        if (rows.length >= ADDRESSES_MAX) parser.pause()
      },
      ontext(piece) {
        const row = rows.at(-1)
        if (field && row) row[field] += piece
      },
      onclosetag() {
        field = null
      },
    },
    { xmlMode: true, decodeEntities: false, lowerCaseTags: true },
  )
  parser.end(dropControls(xml))
  return { rows, isIndex }
}

function toItem({ loc, lastmod, title, published }: Row, base: string): FeedItem | null {
  const url = resolveUrl(foldSpaces(decodeEntities(loc)), base)
  if (!url || !isPostAddress(url)) return null
  return {
    ...createItem(),
    url,
    title: foldSpaces(decodeEntities(title)) || null,
    published: parseDate(published),
    updated: parseDate(lastmod),
  }
}

function toTime({ published, updated }: FeedItem): number {
  return (published ?? updated)?.at ?? 0
}

function toIndexFailure(rows: Row[], base: string): Failure {
  const urls = rows.flatMap(({ loc }) => resolveUrl(foldSpaces(decodeEntities(loc)), base) ?? [])
  const best = urls.find((url) => POSTS_NAME.test(url)) ?? urls[0]
  const hint = best ? ` Give the source the address of one of them, such as ${best}.` : ''
  return toFailure(
    'no-list',
    `Found an index of ${urls.length} sitemaps, which lists no posts itself.${hint}`,
  )
}
