import { describe, expect, it } from 'vitest'
import type { StatedDate } from '../feed.ts'
import type { Source } from '../source.ts'
import type { KnownFace } from '../store/list-faces.ts'
import { toTestDocument } from '../testing/documents.ts'
import { createRefreshRig, FEED, toBody } from '../testing/refresh-rig.ts'
import { isOtherList } from './refuse-other-list.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const HOME = 'https://signal.example'
const toDate = (text: string): StatedDate => ({ at: Date.parse(text), precision: 'day' })

const faces: KnownFace[] = [1, 2, 3, 4].map((n) => ({
  url: `${HOME}/p/post-${n}`,
  title: `A post on attention ${n}`,
  publishedAt: Date.parse(`2026-11-1${n}`),
  isDated: true,
}))

/** Items of a list, each `[address, title, date]`. */
const toItems = (...items: [string, string, string?][]) =>
  items.map(([url, title, date]) => ({
    url: new URL(url, HOME).href,
    title,
    published: date ? toDate(date) : null,
    updated: null,
  }))

describe('isOtherList', () => {
  it.each([
    ['people', toItems(['/staff/0', 'Ann Lee'], ['/staff/1', 'Bob Wu'])],
    ['people with a script of their own', toItems(['/person.php?id=1', 'Ann Lee'])],
    [
      'events to come',
      toItems(['/events/a', 'A talk', '2027-03-01'], ['/events/b', 'A course', '2027-04-01']),
    ],
    [
      'events of the time of the posts',
      toItems(['/e/a', 'A talk', '2026-11-20'], ['/e/b', 'Before', '2026-10-02']),
    ],
    ['links elsewhere', toItems(['https://partner.example/p/a', 'A partner'])],
  ])('refuses %s', (_, items) => {
    expect(isOtherList(items, faces, NOW)).toBe(true)
  })

  it.each([
    ['new posts beside the known', toItems(['/p/new', 'New'], ['/p/newer', 'Newer'])],
    [
      'moved posts with their titles',
      toItems(['/blog/2026/x', 'A Post on “Attention” 2'], ['/blog/2026/y', 'New']),
    ],
    [
      'moved and renamed posts with their days',
      toItems(['/b/x', 'Renamed', '2026-11-12'], ['/b/y', 'Other']),
    ],
    [
      'nothing but newer posts at a new place',
      toItems(['/b/x', 'New', '2026-11-20'], ['/b/y', 'Newer', '2026-11-21']),
    ],
    ['no items', []],
  ])('takes %s', (_, items) => {
    expect(isOtherList(items, faces, NOW)).toBe(false)
  })

  it('takes folders as equal whatever their numbers, and no folder for a sign where posts lie anywhere', () => {
    const dated = faces.map((face, n) => ({ ...face, url: `${HOME}/2025/0${n + 1}/post-${n}` }))
    expect(isOtherList(toItems(['/2026/11/new', 'New']), dated, NOW)).toBe(false)
    const anywhere = faces.map((face, n) => ({ ...face, url: `https://site-${'x'.repeat(n)}.example/a` }))
    expect(isOtherList(toItems(['https://new.example/b', 'New']), anywhere, NOW)).toBe(false)
    const scripts = faces.map((face, n) => ({ ...face, url: `${HOME}/post.php?id=${n}` }))
    expect(isOtherList(toItems(['/post.php?id=9', 'New']), scripts, NOW)).toBe(false)
  })
})

describe('refreshSource: another list in place of the posts', () => {
  const rig = createRefreshRig()
  const rules: Partial<Source> = {
    page: 'auto',
    article: { fetch: 'auto', content: [], remove: [], math: 'auto' },
  }
  const people = ['Ann Lee', 'Bob Wu', 'Carl Chen', 'Dora Kim'].map(
    (name, n) =>
      `<div class="person"><a href="/staff/${n}"><h3>${name}, senior research scientist</h3></a></div>`,
  )
  const toPage = (posts: string) =>
    `<!doctype html><title>Lab</title><main>${posts}</main><div class="team">${people.join('')}</div>`
  const toPosts = (folder: string) =>
    [1, 2, 3, 4, 5]
      .map(
        (n) =>
          `<article><h2><a href="${folder}${n}">A post on attention ${n}</a></h2><time>2026-11-1${n}</time></article>`,
      )
      .join('')
  const read = (posts: string, folder = '/p/') => {
    const own = [1, 2, 3, 4, 5].map((n) => `${HOME}${folder}${n}`)
    const pages = own.map((url, n) => [url, toBodyPage(url, n)] as const)
    const list = { outcome: 'fresh' as const, document: toTestDocument(toPage(posts), { url: FEED }) }
    return rig.refresh({ [FEED]: list, ...Object.fromEntries(pages) }, rules)
  }
  const toBodyPage = (url: string, n: number) => ({
    outcome: 'fresh' as const,
    document: toTestDocument(`<article><h1>A post on attention ${n + 1}</h1>${toBody(n)}</article>`, { url }),
  })

  it('is refused and not asked for its pages; the posts are taken again when they are back', async () => {
    expect((await read(toPosts('/p/'))).result.entriesNew).toBe(5)
    const { result, source, requests } = await read('<p>No posts.</p>')
    expect(result).toMatchObject({ outcome: 'failed', entriesNew: 0, failure: { code: 'no-list' } })
    expect(source.lastError?.detail).toContain('the first: "Ann Lee, senior research scientist"')
    expect(requests.map(({ url }) => url)).toEqual([FEED])
    expect(await rig.list()).toHaveLength(5)
    expect((await read(toPosts('/blog/a-'), '/blog/a-')).result.outcome).toBe('fresh')
  })
})
