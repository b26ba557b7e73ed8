import { describe, expect, it } from 'vitest'
import { MULTIPLYING_ENTITIES, parseBare, toRss } from '../testing/hostile-documents.ts'

/** Far more processor time than any of these takes, far less than what a quadratic step would. */
const DEADLINE_MS = 8_000

const item = (html: string) =>
  toRss(`<item><title>T</title><description><![CDATA[${html}]]></description></item>`)
const entry = (html: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">${html}</content></entry></feed>`

function toMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000
}

describe('parseDocument on hostile documents', () => {
  it.each([
    ['125,000 open tags in a text', item('<p'.repeat(125_000))],
    ['250,000 angle brackets', item('<'.repeat(250_000))],
    ['250,000 bare angle brackets', toRss(`<item><description>${'<'.repeat(250_000)}</description></item>`)],
    ['open tags in a title', toRss(`<item><title><![CDATA[${'<a '.repeat(80_000)}]]></title></item>`)],
    ['a flood of comments', `${'<!--'.repeat(60_000)}${toRss('')}`],
    ['elements 200,000 deep', toRss('<a>'.repeat(200_000))],
    ['html 20,000 deep', entry('<div>'.repeat(20_000))],
    ['100,000 items that never close', toRss('<item>'.repeat(100_000))],
    [
      '100,000 attributes',
      toRss(`<item ${Array.from({ length: 100_000 }, (_, i) => `a${i}="x"`).join(' ')}/>`),
    ],
    [
      '50,000 namespaces',
      toRss(`<item ${Array.from({ length: 50_000 }, (_, i) => `xmlns:a${i}="u"`).join(' ')}/>`),
    ],
    [
      'entities that multiply',
      `<!DOCTYPE r [<!ENTITY l0 "lol">${MULTIPLYING_ENTITIES}]>${toRss('<item><title>&l9;</title></item>')}`,
    ],
    [
      'a long entity, often',
      `<!DOCTYPE r [<!ENTITY a "${'A'.repeat(10_000)}">]>${item('')}${'&a;'.repeat(20_000)}`,
    ],
    [
      'references that name nothing',
      toRss(`<item><description>${'&nothing;'.repeat(50_000)}</description></item>`),
    ],
    ['spaces before an address', item(`<a href=${' '.repeat(200_000)}x>`)],
    ['quotes that never close', item('<a href="'.repeat(50_000))],
    ['blank lines without end', `<feed><entry><content>x${'\n '.repeat(100_000)}y</content></entry></feed>`],
    ['JSON 200,000 deep', `{"version":"1","items":${'['.repeat(200_000)}`],
    ['pages 200,000 deep', `<html>${'<div>'.repeat(200_000)}`],
  ])('reads %s in time', async (_, text) => {
    const start = process.cpuUsage()
    const result = await parseBare(text)
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
    await parseBare(`<html>${html}`, 'auto')
    expect(toMs(process.cpuUsage(start))).toBeLessThan(DEADLINE_MS)
  })
})
