import type { Element } from 'domhandler'
import { parseDate } from '../../date/date.ts'
import type { StatedDate } from '../../feed.ts'
import { lineOf } from '../dom.ts'
import type { Page } from '../page.ts'
import type { ZoneLine } from './byline-zone.ts'
import type { FrontMatter } from './front-matter.ts'
import { type JsonObject, toWords } from './json-ld.ts'
import { findLabelledDate, findZoneDate } from './zone-date.ts'

const META_PUBLISHED = [
  'article:published_time',
  'og:published_time',
  'og:article:published_time',
  'datepublished',
  'citation_publication_date',
  'citation_online_date',
  'citation_date',
  'parsely-pub-date',
  'sailthru.date',
  'article.published',
  'publish_date',
  'publish-date',
  'published_time',
  'published-date',
  'pubdate',
  'publication_date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date.created',
  'dcterms.created',
  'dc.date',
  'dcterms.date',
  'article.created',
  'datecreated',
  'date',
  'article:published',
  'cxenseparse:recs:publishtime',
  'last-published',
  'bytedance:published_time',
  'og:release_date',
]
const META_UPDATED = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'article.updated',
  'last-modified',
  'lastmod',
  'revised',
  'bytedance:updated_time',
  'bytedance:lrdate_time',
]
const PUBLISHED_SELECTORS = [
  '#publish_time', // WeChat
  '.Post-Header .ContentItem-time, .ContentItem-time', // Zhihu
  '#post-date', // cnblogs
  '.article-bar-top .time, .article-info-box .time', // CSDN
  '[itemprop~="datePublished"]',
  'time[pubdate]',
  'time.entry-date.published, time.published, time.post-date, .dt-published',
  '.entry-meta time, .post-meta time, .post-header time, .article-header time, .entry-header time, article header time, .byline time',
  'article time, main time',
  '.entry-date, .post-date, .published, .publish-date, .article-date, .post-time, .date-published, .pubdate, .published-date, .post-meta-date, .article__date, .byline-date, .posted-on',
  'd-byline .published, .ltx_dates',
]
const LAST_SELECTORS = ['.post-meta, .entry-meta, .article-meta, .meta .date, .date, .timestamp', 'time']
const UPDATED_SELECTORS = [
  '[itemprop~="dateModified"]',
  'time.updated, .dt-updated, .last-updated time, .modified',
]
/** `var ct = "1700000000"` and `var createTime = '2024-01-02 03:04'` of WeChat. */
const WECHAT_TIME =
  /\bvar\s+(?:ct|oriCreateTime|createTime)\s*=\s*["'](\d{10}|\d{4}-\d\d-\d\d(?: \d\d:\d\d)?)["']/
const DATED_PATH = /\/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?:[/-](0[1-9]|[12]\d|3[01]))?(?=[/_-]|$)/
const LABEL =
  /^[^\d]*?(?:published|posted|created|date|on|发布(?:于|时间)?|发表(?:于|时间)?|编辑于|时间|日期|创建(?:于|时间)?)\s*[:：]?\s*/i
const HAN = /\p{Script=Han}/u
const TEXT_LENGTH_MAX = 160

export interface DateSources {
  page: Page
  front: FrontMatter | null
  linked: JsonObject | null
  zone: readonly ZoneLine[]
  /** Minutes east of Greenwich, of times whose zone is unsaid; null where the page does not tell. */
  minutesEast: number | null
}

/**
 * When the post was published. In order of trust: front matter of Distill; JSON-LD; meta tags; what platforms say in scripts; microdata and `time`
 * near the heading; printed dates; the path of the address. Null when nothing is stated.
 */
export function readPublished({ page, front, linked, zone, minutesEast }: DateSources): StatedDate | null {
  const read = (texts: Texts) => readFirst(texts, minutesEast)
  return (
    read([front?.published ?? null]) ??
    read([linked?.datePublished, linked?.dateCreated, linked?.uploadDate].map(toWords)) ??
    read(META_PUBLISHED.flatMap((name) => page.metas.get(name) ?? [])) ??
    read(readWechat(page)) ??
    readPrinted(page, PUBLISHED_SELECTORS, minutesEast) ??
    findZoneDate(zone, false) ??
    readPrinted(page, LAST_SELECTORS, minutesEast) ??
    findLabelledDate(page.root) ??
    readPath(page.url)
  )
}

/** When the post was last changed, from the same kinds of sources; null when unsaid. */
export function readUpdated({ page, front, linked, zone, minutesEast }: DateSources): StatedDate | null {
  return (
    readFirst([front?.updated ?? null, toWords(linked?.dateModified)], minutesEast) ??
    readFirst(
      META_UPDATED.flatMap((name) => page.metas.get(name) ?? []),
      minutesEast,
    ) ??
    readPrinted(page, UPDATED_SELECTORS, minutesEast) ??
    findZoneDate(zone, true)
  )
}

type Texts = readonly (string | null)[]

function readFirst(texts: Texts, minutesEast: number | null): StatedDate | null {
  for (const text of texts) {
    const date = text ? parseDate(text, minutesEast) : null
    if (date) return date
  }
  return null
}

function readWechat(page: Page): string[] {
  if (!page.url.includes('weixin.qq.com')) return []
  return page.scripts.flatMap((script) => WECHAT_TIME.exec(script)?.[1] ?? []).slice(0, 1)
}

function readPrinted(
  page: Page,
  selectors: readonly string[],
  minutesEast: number | null,
): StatedDate | null {
  for (const selector of selectors) {
    for (const element of page.find(selector).slice(0, 3)) {
      const date = readFirst(textsOf(element), minutesEast)
      if (date) return date
    }
  }
  return null
}

function textsOf(element: Element): string[] {
  const { attribs } = element
  const stated = [attribs.datetime, attribs.content, attribs['data-datetime'], attribs.title].filter(
    (text) => text !== undefined,
  )
  const line = lineOf(element)
  if (line.length > TEXT_LENGTH_MAX) return stated
  return [
    ...stated,
    // Its label tells in which country's zone a time is.
    ...(HAN.test(line) ? [line] : []),
    line.replace(LABEL, ''),
    line,
    ...(/(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4}|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2})/.exec(
      line,
    ) ?? []),
  ]
}

function readPath(url: string): StatedDate | null {
  const [, year, month, day] = DATED_PATH.exec(URL.parse(url)?.pathname ?? '') ?? []
  return year && month ? parseDate(day ? `${year}-${month}-${day}` : `${year}-${month}`) : null
}
