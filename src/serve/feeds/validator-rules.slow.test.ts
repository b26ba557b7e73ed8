import { parseAtomFeed, parseRssFeed } from 'feedsmith'
import { beforeAll, describe, expect, it } from 'vitest'
import { toEntryId } from '../../entry.ts'
import { parseHtml } from '../../parse-html.ts'
import { createTestApp, type TestApp } from '../../testing/app.ts'
import { toAttackedEntries } from '../../testing/attacked-entries.ts'
import { toTestCard, toTestDetail, toTestEdition, toTestSourceState } from '../../testing/builders.ts'
import { toRichEntries } from '../../testing/rich-entries.ts'

/*
 * The rules of the W3C feed validator at level AA (errors and warnings, feedvalidator.org/docs) that a feed of ours could
 * break, over ordinary and hostile posts. Not here, because no text of ours can reach them: iTunes, geo, CC and cloud.
 */

const PLACES = [
  '/feed.FORMAT?limit=100',
  '/feed.FORMAT?limit=100&full=1',
  '/feed.FORMAT?limit=5&page=2',
  '/tags/nlp/feed.FORMAT',
  '/sources/alpha/feed.FORMAT?full=1',
  '/search/feed.FORMAT?q=a&language=en',
  '/digests/feed.FORMAT',
  '/digests/2026-W47/feed.FORMAT',
  '/sources/health.FORMAT',
]
const RFC822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+$/
/** RFC 3986 as far as http and tag addresses go: no brackets behind the authority, no stray percent sign, ASCII only. */
const URI =
  /^(https?:\/\/(\[[\da-f:.]+\]|[\w.~!$&'()*+,;=:%@-]+)(:\d+)?([/?#]|$)|tag:[\w.-]+,\d{4}:)([\w\-.~:/?#@!$&'()*+,;=]|%[\da-f]{2})*$/i

const readRss = (xml: string) => parseRssFeed(xml)
const readAtom = (xml: string) => parseAtomFeed(xml)
type RssItem = NonNullable<ReturnType<typeof readRss>['items']>[number]
type AtomEntry = NonNullable<ReturnType<typeof readAtom>['entries']>[number]

let test: TestApp
beforeAll(async () => {
  const hostile = (await toAttackedEntries()).map((entry, n) => ({
    ...entry,
    id: toEntryId('hostile', String(n)),
  }))
  const audio = { url: 'https://alpha.example/a.mp3', type: null, length: 12 }
  const contentHtml =
    '<p><img src="https://alpha.example/i.png" alt="" loading="lazy" referrerpolicy="no-referrer"> <a href="https://alpha.example/#n" data-to="n">1</a></p>'
  const enclosures = [audio, { ...audio, length: null }]
  const ordinary = [toTestDetail(9, { enclosures, contentHtml }), ...toRichEntries(8)]
  const [card] = hostile.map(({ url, title, snippetHtml }) => toTestCard(1, { url, title, snippetHtml }))
  const entries = card ? [{ entry: card, points: 1, reasons: [] }] : []
  test = await createTestApp({
    entries: [...ordinary, ...hostile],
    sources: [toTestSourceState({ full: true })],
    editions: [toTestEdition({ sections: [{ topic: null, entries }] })],
  })
})

const ask = async (place: string, format: string) => {
  const url = place.replace('FORMAT', format)
  const answer = await test.app.inject({ url, headers: { host: 'ml.example' } })
  expect([url, answer.statusCode]).toEqual([url, 200])
  return { ...answer, address: `http://ml.example${url}` }
}

/** SecurityRisk, SecurityRiskAttr, NotHtml, ContainsRelRef, and the attributes that browsers and readers take from markup. */
function expectSoundMarkup(html: string) {
  const { $ } = parseHtml(html)
  expect($('script, style, iframe, frame, object, embed, applet, form, meta, base, link').length, html).toBe(
    0,
  )
  $('*').each((_, element) => {
    for (const [name, value] of Object.entries('attribs' in element ? element.attribs : {})) {
      expect(name, html).not.toMatch(/^on|^style$|^data-|^loading$|^decoding$|^referrerpolicy$/i)
      // Places within the post itself are the one kind of relative reference that leads somewhere.
      if (/^(href|src|cite|poster)$/.test(name))
        expect(value, html).toMatch(/^(https?:|mailto:|data:image\/|#)/)
      if (/^(width|height)$/.test(name)) expect(value, html).toMatch(/^\d+(\.\d+)?(%|px|em)?$/)
    }
  })
}

function expectUnique(values: readonly unknown[]) {
  expect(new Set(values).size).toBe(values.length)
}

function expectSoundItem(item: RssItem) {
  expect(item.guid).toMatchObject({ value: expect.stringMatching(URI), isPermaLink: false })
  expect(item.link).toMatch(URI)
  for (const { url } of [...(item.media?.thumbnails ?? []), item.source ?? {}])
    if (url) expect(url).toMatch(URI)
  expect(item.enclosures?.length ?? 0).toBeLessThan(2)
  for (const { url, type, length } of item.enclosures ?? [])
    expect([url, type, length]).toEqual([
      expect.stringMatching(URI),
      expect.stringMatching(MEDIA_TYPE),
      expect.any(Number),
    ])
  if (item.xml?.lang) expect(item.xml.lang).toMatch(LANGUAGE)
  // InvalidContact: authors here are mail addresses, which we do not know; names stand in dc:creator.
  expect(item.authors ?? []).toEqual([])
  // ContainsHTML in what is plain text.
  for (const text of [
    item.title,
    ...(item.dc?.creators ?? []),
    ...(item.categories ?? []).map(({ name }) => name),
  ])
    expect(text).not.toMatch(/<\/?(script|img|svg|a|b|p|iframe)\b/i)
  expectSoundMarkup(item.description ?? '')
  expectSoundMarkup(item.content?.encoded ?? '')
}

function expectSoundEntry(entry: AtomEntry) {
  expect(entry.id).toMatch(URI)
  expect(entry.title?.value).toMatch(/\S/)
  // MissingElement: an author, content or an alternate link; DuplicateAtomLink: one alternate of a type and language.
  expect(entry.authors?.length).toBeGreaterThan(0)
  for (const { name } of entry.authors ?? []) expect(name).toMatch(/\S/)
  expect(entry.links?.filter(({ rel }) => rel === 'alternate')).toHaveLength(1)
  for (const { href, type, hreflang } of entry.links ?? []) {
    expect(href).toMatch(URI)
    if (type) expect(type).toMatch(MEDIA_TYPE)
    if (hreflang) expect(hreflang).toMatch(LANGUAGE)
  }
  // MissingSourceElement, and categories with their scheme. Our own entries have no source.
  if (entry.source || /:entry\//.test(entry.id ?? ''))
    expect(entry.source).toMatchObject({ id: expect.stringMatching(URI), updated: expect.anything() })
  for (const { term, scheme } of entry.categories ?? [])
    expect([term, scheme]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(URI)])
  if (entry.xml?.lang) expect(entry.xml.lang).toMatch(LANGUAGE)
  expectSoundMarkup(entry.summary?.value ?? '')
  expectSoundMarkup(entry.content?.value ?? '')
}

describe.each(PLACES)('%s', (place) => {
  it('as RSS', async () => {
    const { body, headers, address } = await ask(place, 'rss')
    expect(headers['content-type']).toBe('application/rss+xml; charset=utf-8')
    const feed = readRss(body)
    const items = feed.items ?? []
    // MissingAtomSelfLink, SelfDoesntMatchLocation; MissingDescription, MissingLink, MissingTitle.
    expect(feed.atom?.links?.find(({ rel }) => rel === 'self')?.href).toBe(address)
    for (const text of [feed.title, feed.description, feed.link]) expect(text).toMatch(/\S/)
    // InvalidRFC2822Date, IncorrectDOW; the elements as they were written, since a parser may mend them.
    for (const [, date] of body.matchAll(/<(?:pubDate|lastBuildDate)>([^<]*)</g)) {
      expect(date).toMatch(RFC822)
      expect(new Date(date ?? '').toUTCString()).toBe(date)
    }
    // MissingGuid, DuplicateValue, InvalidPermalink; DuplicateElement of enclosure; InvalidLang.
    expectUnique(items.map(({ guid }) => guid?.value))
    for (const item of items) expectSoundItem(item)
  })

  it('as Atom', async () => {
    const { body, headers, address } = await ask(place, 'atom')
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    const feed = readAtom(body)
    const entries = feed.entries ?? []
    expect(feed.links?.find(({ rel }) => rel === 'self')?.href).toBe(address)
    expect(feed.id).toMatch(URI)
    for (const [, date] of body.matchAll(/<(?:updated|published)>([^<]*)</g)) expect(date).toMatch(RFC3339)
    // DuplicateEntries, DuplicateUpdated, DuplicateIds.
    expectUnique(entries.map(({ id }) => id))
    expectUnique(entries.map(({ updated }) => updated))
    for (const { published, updated = '' } of entries) {
      expect(updated >= (published ?? '')).toBe(true)
      expect(updated <= (feed.updated ?? '')).toBe(true)
    }
    for (const entry of entries) expectSoundEntry(entry)
  })

  it('as JSON Feed', async () => {
    const { body, headers, address } = await ask(place, 'json')
    expect(headers['content-type']).toBe('application/feed+json; charset=utf-8')
    expect(body.isWellFormed()).toBe(true)
    const feed = JSON.parse(body)
    expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', feed_url: address })
    expectUnique(feed.items.map(({ id }: { id: string }) => id))
    for (const item of feed.items) {
      expect(item.id).toMatch(URI)
      expect(item.url).toMatch(URI)
      expect(item.date_published).toMatch(RFC3339)
      expect(item).not.toHaveProperty('author')
      if (item.language) expect(item.language).toMatch(LANGUAGE)
      expectSoundMarkup(item.content_html)
    }
  })
})
