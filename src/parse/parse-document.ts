import type { Document } from '../document.ts'
import { type Failure, toFailure } from '../failure.ts'
import type { Feed } from '../feed.ts'
import type { Source } from '../source.ts'
import { resolveUrl } from '../url.ts'
import { checkCount } from './check-count.ts'
import { decodeText } from './decode.ts'
import { type Detected, detect } from './detect.ts'
import { readHeaderLinks } from './header-links.ts'
import { readJsonFeed } from './json-feed.ts'
import { findPageList } from './lists/find-list.ts'
import { openPage, type Page } from './lists/page.ts'
import { readPageList } from './lists/page-list.ts'
import { toObstacleFailure, toPageFailure } from './page-failure.ts'
import { readFeed } from './read-feed.ts'
import { readJson } from './read-json.ts'
import { readSitemap } from './sitemap.ts'
import { unpack } from './unpack.ts'

type Result = { feed: Feed } | { failure: Failure }

/**
 * A fetched document as a Feed: says what it is by its content, reads it, and says in a Failure why it cannot be read.
 * Pure; never throws for what a document holds. A source with a `page` rule reads html as a list of posts,
 * one with a `json` rule reads JSON as one.
 */
export async function parseDocument(
  document: Document,
  source: Pick<Source, 'page' | 'json' | 'sitemap' | 'expect'>,
): Promise<Result> {
  const contentType = document.headers['content-type'] ?? null
  const { text, warnings } = decodeText({ body: unpack(document.body), contentType })
  const result = await read({ text, url: toBase(document), source })
  if ('failure' in result) return result
  // WebSub §4: what the header names goes before what stands in the document.
  const named = readHeaderLinks(document.headers.link ?? '', document.finalUrl)
  const feed = {
    ...result.feed,
    self: named.self ?? result.feed.self,
    hubs: [...new Set(named.hubs.length > 0 ? named.hubs : result.feed.hubs)],
    warnings: [...warnings, ...result.feed.warnings],
  }
  // The parts of an index are counted together, when they are there.
  if (feed.parts.length > 0) return { feed }
  const checked = checkCount(feed, feed.items.length, source.expect.minItems)
  return 'failure' in checked ? checked : { feed }
}

interface Reading {
  text: string
  url: string
  source: Pick<Source, 'page' | 'json' | 'sitemap'>
}

async function read({ text, url, source }: Reading): Promise<Result> {
  const { page, json, sitemap } = source
  if (json !== null) return readJson(text, url, json)
  const detected = detect(text)
  switch (detected.kind) {
    case 'feed':
      return readFeed(text, { rootAt: detected.rootAt, url })
    case 'json':
      return { feed: readJsonFeed(detected.value, url) }
    case 'sitemap':
      return readSitemap(text, { rootAt: detected.rootAt, url, rule: sitemap })
    case 'html':
      return page === null ? { failure: toPageFailure(text, url) } : readPage(text, url, page)
    case 'empty':
      return { failure: toFailure('empty', 'The document is empty.') }
    case 'other':
      return { failure: toOtherFailure(detected) }
  }
}

function toOtherFailure({ what, hint }: Extract<Detected, { kind: 'other' }>): Failure {
  return toFailure('not-a-feed', `Found ${what} instead of a feed.${hint ? ` ${hint}` : ''}`)
}

function readPage(html: string, url: string, rule: NonNullable<Source['page']>): Result {
  const page = openPage(html, url)
  const result = rule === 'auto' ? findPageList(page) : readPageList(page, rule)
  if ('feed' in result) return result
  const obstacle = toObstacleFailure(html, url)
  if (obstacle || rule === 'auto') return { failure: obstacle ?? result.failure }
  const { failure } = result
  return { failure: { ...failure, detail: `${failure.detail}${suggestAuto(page)}` } }
}

/** What an operator whose rule fits no more may put in its place. */
function suggestAuto(page: Page): string {
  const found = findPageList(page)
  if ('failure' in found) return ''
  const { items } = found.feed
  const first = items.find((item) => item.title)?.title
  const named = first ? `, the first "${first}"` : ''
  return ` Without the rule a list of ${items.length} posts is found${named}: "page: auto" would read it.`
}

/** What the document's addresses are relative to: where it says it was found (RFC 3986 §5.1.2), else its address. */
function toBase({ headers, finalUrl }: Document): string {
  return resolveUrl(headers['content-location'], finalUrl) ?? finalUrl
}
