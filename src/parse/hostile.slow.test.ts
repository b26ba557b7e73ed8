import { describe, expect, it } from 'vitest'
import { parseDocument } from './parse-document.ts'

/** Far more processor time than any of these takes, far less than what a quadratic step would. */
const DEADLINE_MS = 8_000

function parse(body: string | Uint8Array, page: 'auto' | null = null) {
  const url = 'https://blog.example/feed.xml'
  const document = {
    url,
    finalUrl: url,
    movedTo: null,
    status: 200,
    headers: {},
    validators: { etag: null, lastModified: null },
  }
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  return parseDocument(
    { ...document, body: bytes, fetchedAt: 0 },
    { page, json: null, sitemap: null, expect: { minItems: 0 } },
  )
}

const rss = (inside: string) => `<rss version="2.0"><channel><title>T</title>${inside}</channel></rss>`
const item = (html: string) =>
  rss(`<item><title>T</title><description><![CDATA[${html}]]></description></item>`)
const entry = (html: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">${html}</content></entry></feed>`
const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')

function toMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000
}

describe('parseDocument on hostile documents', () => {
  it.each([
    ['125,000 open tags in a text', item('<p'.repeat(125_000))],
    ['250,000 angle brackets', item('<'.repeat(250_000))],
    ['250,000 bare angle brackets', rss(`<item><description>${'<'.repeat(250_000)}</description></item>`)],
    ['open tags in a title', rss(`<item><title><![CDATA[${'<a '.repeat(80_000)}]]></title></item>`)],
    ['a flood of comments', `${'<!--'.repeat(60_000)}${rss('')}`],
    ['elements 200,000 deep', rss('<a>'.repeat(200_000))],
    ['html 20,000 deep', entry('<div>'.repeat(20_000))],
    ['100,000 items that never close', rss('<item>'.repeat(100_000))],
    [
      '100,000 attributes',
      rss(`<item ${Array.from({ length: 100_000 }, (_, i) => `a${i}="x"`).join(' ')}/>`),
    ],
    [
      '50,000 namespaces',
      rss(`<item ${Array.from({ length: 50_000 }, (_, i) => `xmlns:a${i}="u"`).join(' ')}/>`),
    ],
    [
      'entities that multiply',
      `<!DOCTYPE r [<!ENTITY l0 "lol">${entities}]>${rss('<item><title>&l9;</title></item>')}`,
    ],
    [
      'a long entity, often',
      `<!DOCTYPE r [<!ENTITY a "${'A'.repeat(10_000)}">]>${item('')}${'&a;'.repeat(20_000)}`,
    ],
    [
      'references that name nothing',
      rss(`<item><description>${'&nothing;'.repeat(50_000)}</description></item>`),
    ],
    ['spaces before an address', item(`<a href=${' '.repeat(200_000)}x>`)],
    ['quotes that never close', item('<a href="'.repeat(50_000))],
    ['blank lines without end', `<feed><entry><content>x${'\n '.repeat(100_000)}y</content></entry></feed>`],
    ['JSON 200,000 deep', `{"version":"1","items":${'['.repeat(200_000)}`],
    ['pages 200,000 deep', `<html>${'<div>'.repeat(200_000)}`],
  ])('reads %s in time', async (_, text) => {
    const start = process.cpuUsage()
    const result = await parse(text)
    expect(toMs(process.cpuUsage(start))).toBeLessThan(DEADLINE_MS)
    expect('feed' in result || 'failure' in result).toBe(true)
  })

  it.each([
    [
      'a list of 5,000 links',
      Array.from({ length: 5_000 }, (_, i) => `<li><a href="/p/${i}">A title of ${i}</a></li>`).join(''),
    ],
    ['300,000 elements', '<p>a<b>b</b></p>'.repeat(150_000)],
    [
      '2,000 kinds of links',
      Array.from(
        { length: 2_000 },
        (_, i) => `<p class="c-${i.toString(36)}x"><a href="/p/${i}">One of many</a></p>`,
      ).join(''),
    ],
    ['JSON-LD 100,000 deep', `<script type="application/ld+json">${'['.repeat(100_000)}</script>`],
  ])('finds the list of %s in time', async (_, html) => {
    const start = process.cpuUsage()
    await parse(`<html>${html}`, 'auto')
    expect(toMs(process.cpuUsage(start))).toBeLessThan(DEADLINE_MS)
  })
})
