import { Parser } from 'htmlparser2'
import { fitsPattern } from '../address-pattern.ts'
import { parseDate } from '../date/date.ts'
import { toUsualZone } from '../date/usual-zone.ts'
import { type Failure, toFailure } from '../failure.ts'
import type { Feed, FeedItem, FeedPart } from '../feed.ts'
import type { SitemapRule } from '../source.ts'
import { resolveUrl } from '../url.ts'
import { createFeed, createItem } from './create-feed.ts'
import { decodeEntities, dropControls } from './entities.ts'
import { findFolders, findListWord } from './list-address.ts'
import { foldSpaces } from './plain-text.ts'
import { isPostAddress } from './post-address.ts'
import { rankSitemap } from './rank-sitemap.ts'

/** Addresses that are read of one sitemap (its standard allows 50,000). */
const ADDRESSES_MAX = 50_000
/** Of an address that a sentence shows. */
const ADDRESS_CHARACTERS = 200
/** Posts that are kept, the newest. */
const ITEMS_MAX = 1_000

/** So many posts with one and the same `lastmod` were not changed but built at that time. */
const BUILT_MIN = 3

interface Row {
  loc: string
  lastmod: string
  title: string
  published: string
  language: string
}

interface Reading {
  rootAt: number
  url: string
  rule: SitemapRule | null
}

/**
 * The posts of a sitemap (sitemaps.org; Google's `news:` extension): addresses with `lastmod` as the date of change,
 * the newest first; lists, tags, the folders of posts and the home page are left out, unless the rule names them. An index
 * of sitemaps is a feed without items whose `parts` hold them.
 */
export function readSitemap(
  text: string,
  { rootAt, url, rule }: Reading,
): { feed: Feed } | { failure: Failure } {
  const { rows, isIndex } = readRows(text.slice(rootAt))
  const feed = { ...createFeed('sitemap'), link: new URL('/', url).href }
  if (isIndex) return toIndex(feed, rows, url)
  const found = withoutFolders(rows.flatMap((row) => toItem(row, url, rule) ?? []))
  if (found.length === 0) {
    return { failure: toFailure('no-list', describeNothing(rows, rule)) }
  }
  const items = dropBuildTime(found).toSorted((a, b) => toTime(b) - toTime(a))
  const warnings =
    items.length > ITEMS_MAX
      ? [`The sitemap lists ${items.length} posts; the newest ${ITEMS_MAX} are read.`]
      : []
  const updatedAt = items.map(toTime)[0] || null
  return { feed: { ...feed, updatedAt, items: items.slice(0, ITEMS_MAX), warnings } }
}

function describeNothing(rows: Row[], rule: SitemapRule | null): string {
  const found = `Found a sitemap (addresses: ${rows.length}) in which nothing`
  const first = rows[0]
    ? ` The first address is ${foldSpaces(rows[0].loc).slice(0, ADDRESS_CHARACTERS)}.`
    : ''
  if (rule?.include)
    return `${found} fits \`include\` (${rule.include.join(', ')}) and not \`exclude\`.${first}`
  return `${found} looks like the address of a post. A \`sitemap\` rule can say which do.${first}`
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
    'news:language': 'language',
  }
  const parser = new Parser(
    {
      onopentagname(name) {
        if (name.endsWith('sitemapindex')) isIndex = true
        if (/(^|:)(url|sitemap)$/.test(name)) rows.push(createRow())
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

function createRow(): Row {
  return { loc: '', lastmod: '', title: '', published: '', language: '' }
}

function toItem(row: Row, base: string, rule: SitemapRule | null): FeedItem | null {
  const url = toUrl(row, base)
  if (!url || !isPost(url, rule)) return null
  const language = foldSpaces(row.language) || null
  const zone = toUsualZone(base, language)
  return {
    ...createItem(),
    url,
    title: foldSpaces(decodeEntities(row.title)) || null,
    language,
    published: parseDate(row.published, zone),
    updated: parseDate(row.lastmod, zone),
  }
}

function toUrl({ loc }: Row, base: string): string | null {
  return resolveUrl(foldSpaces(decodeEntities(loc)), base)
}

function isPost(url: string, rule: SitemapRule | null): boolean {
  const fits = (pattern: string) => fitsPattern(pattern, url)
  if (rule?.exclude?.some(fits)) return false
  const word = findListWord(url)
  if (!rule?.include) return word === null && isPostAddress(url)
  // A list is wanted only where the pattern names what makes it one.
  return rule.include.some((pattern) => fits(pattern) && (word === null || names(pattern, word)))
}

function names(pattern: string, word: string): boolean {
  return pattern
    .toLowerCase()
    .split(/[/*?&=$]/)
    .includes(word)
}

function withoutFolders(items: FeedItem[]): FeedItem[] {
  const folders = findFolders(items.flatMap(({ url }) => url ?? []))
  return items.filter(({ url }) => url === null || !folders.has(url))
}

/** A site that writes the time of its build to every post would have all of them read anew each time. */
function dropBuildTime(items: FeedItem[]): FeedItem[] {
  const times = new Set(items.map(({ updated }) => updated?.at))
  if (items.length < BUILT_MIN || times.size > 1) return items
  return items.map((item) => ({ ...item, updated: null }))
}

function toTime({ published, updated }: Pick<FeedItem, 'published' | 'updated'>): number {
  return (published ?? updated)?.at ?? 0
}

/** The sitemaps of an index, those that hold posts by their name and changed last first. */
function toIndex(feed: Feed, rows: Row[], base: string): { feed: Feed } | { failure: Failure } {
  const zone = toUsualZone(base, null)
  const all = rows.flatMap((row) => {
    const url = toUrl(row, base)
    return url ? [{ url, updated: parseDate(row.lastmod, zone) }] : []
  })
  if (all.length === 0)
    return { failure: toFailure('no-list', 'Found an index of sitemaps that names none.') }
  const toRank = ({ url }: FeedPart) => rankSitemap(url)
  const toChange = ({ updated }: FeedPart) => updated?.at ?? 0
  const ordered = all.toSorted((a, b) => toRank(a) - toRank(b) || toChange(b) - toChange(a))
  const best = toRank(ordered[0] as FeedPart)
  const parts = best === 2 ? ordered : ordered.filter((part) => toRank(part) < 2)
  return { feed: { ...feed, parts } }
}
