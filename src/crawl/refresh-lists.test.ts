import { describe, expect, it } from 'vitest'
import { toFailure } from '../failure.ts'
import type { Source } from '../source.ts'
import { createRefreshRig, FEED, toBody, toFresh } from '../testing/refresh-rig.ts'

const rig = createRefreshRig()

describe('refreshSource: lists', () => {
  it('reads an API by its rule, page after page while all is new', async () => {
    const page = (n: number, next: string | null) =>
      JSON.stringify({ data: [{ title: `Post ${n}`, n }], next })
    const rules: Partial<Source> = {
      json: { items: 'data', link: '/posts/{n}', next: 'next', maxPages: 3 },
      article: { fetch: 'never', content: [], remove: [], math: 'auto' },
    }
    const older = `${FEED}?page=2`
    const answers = { [FEED]: toFresh(page(1, '?page=2')), [older]: toFresh(page(2, null), { url: older }) }
    const { result, requests } = await rig.refresh(answers, rules)
    expect(result.entriesNew).toBe(2)
    expect(requests.map(({ kind }) => kind)).toEqual(['json', 'json'])
    const changed = await rig.refresh({ [FEED]: toFresh('{"error":"no key"}') }, rules)
    expect(changed.source.lastError).toMatchObject({
      code: 'no-list',
      detail: expect.stringContaining('the document is an object with error ("no key")'),
    })
  })

  it('takes posts that are files from their list, and asks for none of the files', async () => {
    const rows = [1, 2, 3].map(
      (n) => `<li><a href="/reports/${n}.pdf">The report of number ${n}</a> <i>2026-10-0${n}</i></li>`,
    )
    const page = toFresh(`<html><body><ul>${rows.join('')}</ul></body></html>`)
    const { result, requests, source } = await rig.refresh({ [FEED]: page }, { page: 'auto' })
    expect([result.entriesNew, requests.length, source.warnings]).toEqual([3, 1, []])
  })

  it('reads the sitemaps of an index, again each time where it does not say when they changed', async () => {
    const [one, two] = ['https://signal.example/post-1.xml', 'https://signal.example/post-2.xml']
    const index = (lastmod: string) =>
      `<sitemapindex>${[one, two].map((loc) => `<sitemap><loc>${loc}</loc>${lastmod}</sitemap>`).join('')}</sitemapindex>`
    const posts = (n: number) =>
      `<urlset><url><loc>https://signal.example/blog/post-${n}</loc></url></urlset>`
    const answers = { [FEED]: toFresh(index('')), [one]: toFresh(posts(1), { url: one }) }
    const rules: Partial<Source> = { article: { fetch: 'never', content: [], remove: [], math: 'auto' } }
    const first = await rig.refresh(answers, rules)
    expect(first.result.entriesNew).toBe(1)
    expect(first.source.warnings[0]).toMatch('A sitemap of the index could not be read')
    const second = await rig.refresh({ ...answers, [two]: toFresh(posts(2), { url: two }) }, rules)
    expect(second.result.entriesNew).toBe(1)
    const dated = {
      [FEED]: toFresh(index('<lastmod>2026-11-03T09:00:00Z</lastmod>')),
      [one]: answers[one],
    } as const
    await rig.refresh(dated as typeof answers, rules)
    const last = await rig.refresh(dated as typeof answers, rules)
    expect(last.result.outcome).toBe('unchanged')
  })

  it('leaves posts of a long sitemap for the next reading rather than keep them without a title', async () => {
    const urls = Array.from({ length: 60 }, (_, n) => `https://signal.example/blog/post-${n}`)
    const sitemap = `<urlset>${urls.map((url) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`
    const page = (url: string) =>
      toFresh(`<title>T</title><article><h1>T</h1>${toBody(1)}</article>`, { url })
    const answers = { [FEED]: toFresh(sitemap), ...Object.fromEntries(urls.map((url) => [url, page(url)])) }
    const first = await rig.refresh(answers)
    expect(first.result.entriesNew).toBe(50)
    expect(first.source.warnings).toContain('10 older posts wait: their own pages are read next time.')
    expect((await rig.refresh(answers)).result.entriesNew).toBe(10)
    expect((await rig.refresh(answers)).result.outcome).toBe('unchanged')
  })

  it('keeps no address of a sitemap that leads to no page as a post', async () => {
    const [good, gone, slow] = ['good', 'gone', 'slow'].map((name) => `https://signal.example/blog/${name}`)
    const sitemap = `<urlset>${[good, gone, slow].map((url) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`
    const page = toFresh(`<title>T</title><article><h1>T</h1>${toBody(1)}</article>`, { url: `${good}` })
    const timeout = { outcome: 'failed' as const, failure: toFailure('timeout', 'It took too long.') }
    const { result, source } = await rig.refresh({
      [FEED]: toFresh(sitemap),
      [`${good}`]: page,
      [`${slow}`]: timeout,
    })
    expect(result.entriesNew).toBe(2)
    expect((await rig.list()).map(({ url }) => url)).not.toContain(gone)
    expect(source.warnings).toContain('One address leads to no page and came without a title: left out.')
  })

  it('reads a page without a feed by its rule, page after page while all is new', async () => {
    const page = (n: number, next: string) =>
      `<html><body><article><a href="/n${n}">Note ${n}</a></article><a rel="next" href="${next}">older</a></body></html>`
    const rules = {
      page: { item: 'article', next: 'a[rel=next]', maxPages: 2 },
      article: { fetch: 'never', content: [], remove: [], math: 'auto' },
    } as const
    const answers = {
      [FEED]: toFresh(page(1, '/older')),
      'https://signal.example/older': toFresh(page(2, '/oldest'), { url: 'https://signal.example/older' }),
    }
    const { result, requests } = await rig.refresh(answers, rules as unknown as Partial<Source>)
    expect(result.entriesNew).toBe(2)
    expect(requests.map(({ kind }) => kind)).toEqual(['page', 'page'])
  })
})
