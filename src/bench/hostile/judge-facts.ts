import { load } from 'cheerio'
import { isTag } from 'domhandler'
import type { Played } from './play-cases.ts'

type Judge = (played: Played, origin: string) => string[]

/** `dns`: a name that exists nowhere was not connected to either. */
const BLOCKED = ['blocked-address', 'bad-url', 'dns']
const CATEGORIES_MAX = 200
const ITEMS_MAX = 5_000
const ITEMS_MS_MAX = 10_000

/** What a case expects beyond its outcome, for the cases whose words can be checked; the first that fits counts. */
const FACTS: [RegExp, Judge][] = [
  [/^\/ssrf\/crlf$/, () => []],
  // The first answer may be asked, and nobody is there; the second must not stand in for it, nor be asked later.
  [
    /^\/ssrf\/dns-rebind$/,
    ({ answers }) => mustBe('reasons', toCodes(answers).join(), ['refused,blocked-address']),
  ],
  [
    /^\/ssrf\/(?:dns-|metadata-name$)/,
    ({ answers }) => mustBe('reason', toCodes(answers)[0], ['blocked-address']),
  ],
  [
    /^\/(?:ssrf\/|r\/(?:301-hijack|cross-auth)$)/,
    ({ answers }) => mustBe('reason', toCodes(answers)[0], BLOCKED),
  ],
  [
    /^\/r\/30\d$|^\/r\/302-301$|^\/header\/link-hub$/,
    ({ source }) => mustBe('moved', source?.movedTo ?? null, [null]),
  ],
  [/^\/r\/301-then-304$|^\/cond\/(?:.*etag$|etag-un|etag-gz|lm|both)/, mustBeUnchanged],
  [
    /^\/id\//,
    ({ answers }) => answers.slice(1).flatMap(({ json }) => mustBe('new posts', json?.entriesNew, [0])),
  ],
  [
    /^\/size\/20k-items$/,
    ({ source, answers }) => [
      ...((source?.entryCount ?? 0) > ITEMS_MAX ? [`kept ${source?.entryCount} posts`] : []),
      ...((answers[0]?.ms ?? 0) > ITEMS_MS_MAX ? ['took too long'] : []),
    ],
  ],
  [
    /^\/size\/100k-categories$/,
    ({ posts }) =>
      posts
        .filter(({ tags }) => tags.length > CATEGORIES_MAX)
        .map(({ tags }) => `a post has ${tags.length} tags`),
  ],
  [
    /^\/text\/(?:emoji|sql|template|csv|path|markdown)$/,
    ({ does, posts }) => mustBe('title', posts[0]?.title, [toQuoted(does)]),
  ],
  [
    /^\/cs\/utf16/,
    ({ posts }) => posts.flatMap(({ title }) => mustBe('title', title, ['机器学习 naïve café 🚀'])),
  ],
  [/^\/cs\/nul$/, ({ posts }) => mustBe('title', posts[0]?.title, ['abc'])],
  [
    /^\/cs\/utf7$/,
    ({ posts }) => mustBe('title', posts[0]?.title, ['+ADw-script+AD4-alert(1)+ADw-/script+AD4-']),
  ],
  [/^\/xml\/html-entities$/, ({ posts }) => mustBe('title', posts[0]?.title, ['a —é'])],
  [
    /^\/opml\/ok$/,
    ({ answers: [answer] }) =>
      mustBe('feeds', [...(answer?.json?.added ?? []), ...(answer?.json?.known ?? [])].length, [2]),
  ],
  [/^\/opml\/evil$/, ({ answers: [answer] }) => mustBe('refused feeds', answer?.json?.refused?.length, [6])],
  [/^\/opml\//, ({ answers: [answer] }) => mustBe('status', answer?.status, [422])],
  [
    /^\/page\/discover/,
    ({ answers: [answer] }, origin) =>
      (answer?.json?.discovered ?? []).flatMap(({ url }: { url: string }) =>
        mustBe('offer', new URL(url).origin, [origin]),
      ),
  ],
  [
    /^\/page\/canonical$/,
    ({ posts }, origin) => posts.flatMap(({ url }) => mustBe('address', new URL(url).origin, [origin])),
  ],
  [
    /^\/page\/meta-refresh$|^\/favicon/,
    ({ answers: [answer] }) => mustBe('status', answer?.status, [422, 502]),
  ],
  [/^\/html\/pixel$/, ({ posts }) => mustBe('images', findAll(posts, 'img').length, [0])],
  [
    /^\/html\/(?:base|relative)$/,
    ({ posts }, origin) =>
      findAll(posts, '[href], [src]')
        .map(({ attribs }) => attribs.href ?? attribs.src ?? '')
        .flatMap((url) => mustBe('link', url.startsWith('#') ? origin : URL.parse(url)?.origin, [origin])),
  ],
  [
    /^\/html\/rel$/,
    ({ posts }) =>
      findAll(posts, 'a').flatMap(({ attribs }) =>
        mustBe('rel', /\bnoopener\b/.test(attribs.rel ?? ''), [true]),
      ),
  ],
]

/** A date as text that a post of `/date/` may come to; cases that are not here must not be dated. */
const DATES: Record<string, string[]> = {
  'year-2digit': ['2002-05-19T15:21:36.000Z'],
  epoch: ['1970-01-01T00:00:00.000Z'],
  leap: ['2016-12-31T23:59:59.000Z', '2017-01-01T00:00:00.000Z'],
  'tz-name': ['2026-01-05T17:00:00.000Z'],
  german: ['2026-01-05T09:00:00.000Z'],
  french: ['2026-01-05T10:00:00.000Z', '2026-01-05T09:00:00.000Z'],
  chinese: ['2026-01-05T10:00:00.000Z', '2026-01-05T02:00:00.000Z'],
  'unix-s': ['2026-01-05T10:00:00.000Z'],
  'unix-ms': ['2026-01-05T10:00:00.000Z'],
  'iso-nozone': ['2026-01-05T10:00:00.000Z', '2026-01-05T02:00:00.000Z'],
}
/** Cases where a day may be read or the whole be given up. */
const DAY_OR_NOTHING = /^(?:us|sql|hour-25|tz-odd|feb30|epoch)$/
const DAY = /^2026-(?:01-0[45]|02-28|03-0[12])T/

/** Everything in which a case differs from what it expects in particular. */
export function judgeFacts(played: Played, origin: string): string[] {
  const [, judge] = FACTS.find(([path]) => path.test(played.path)) ?? []
  const [, name] = /^\/date\/(.+)$/.exec(played.path) ?? []
  return [...(judge?.(played, origin) ?? []), ...(name ? judgeDate(name, played) : [])]
}

function judgeDate(name: string, { posts: [post] }: Played): string[] {
  const isSeen = !post || post.publishedPrecision === 'seen'
  const text = isSeen ? null : new Date(post.publishedAt).toISOString()
  if (DAY_OR_NOTHING.test(name) && (text === null || DAY.test(text))) return []
  return mustBe('date', text, DATES[name] ?? [null])
}

function mustBeUnchanged({ answers }: Played): string[] {
  return answers.some(({ json }) => json?.outcome === 'unchanged') ? [] : ['was never found unchanged']
}

function toCodes(answers: Played['answers']): string[] {
  return answers.map(({ json }) => json?.failure?.code)
}

/** The title that the words of a case of `/text/` quote. */
function toQuoted(does: string): string {
  return JSON.parse(does.replace(/^title: /, ''))
}

function findAll(posts: Played['posts'], selector: string) {
  return posts.flatMap(({ contentHtml }) => {
    const $ = load(contentHtml ?? '')
    return $(selector).toArray().filter(isTag)
  })
}

function mustBe(what: string, is: unknown, allowed: readonly unknown[]): string[] {
  return allowed.includes(is) ? [] : [`${what}: ${JSON.stringify(is)}, not ${JSON.stringify(allowed)}`]
}
