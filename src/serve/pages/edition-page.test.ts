import { describe, expect, it } from 'vitest'
import { createTestApp, shareTestApp } from '../../testing/app.ts'
import { toTestCard, toTestDetail, toTestEdition, toTestTag } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'

const beta = { id: 'beta', title: 'Beta', url: 'https://beta.example/' }
const deleted = toTestCard(4, {
  source: beta,
  tags: [toTestTag('nlp'), toTestTag('own', { origin: 'author' })],
})
const homeless = toTestCard(5, { url: 'about:blank', source: { ...beta, url: '' } })
const state = {
  entries: [1, 2, 3].map((n) => toTestDetail(n)),
  editions: [
    toTestEdition({
      week: '2026-W46',
      sections: [
        {
          topic: null,
          entries: [toTestCard(1), deleted, homeless].map((entry) => ({ entry, points: 1, reasons: [] })),
        },
      ],
    }),
    toTestEdition(),
    toTestEdition({ week: '2026-W48', closedAt: null }),
  ],
}
const get = async (url: string, language = 'en') => {
  const { app } = await shareTestApp(state)
  return app.inject({ url, headers: { accept: 'text/html', 'accept-language': language } })
}

describe('/digests', () => {
  it('lists the closed editions with their best titles, and leads to the open one', async () => {
    const { body } = await get('/digests')
    expect(body).toContain('href="/digests/2026-W47"')
    expect(body).toContain('16 Nov – 22 Nov 2026')
    expect(body).toContain('<li>Post 1</li><li>Post 2</li><li>Post 3</li>')
    expect(body).toContain('This week so far: 2026-W48')
  })

  it('lists a week that is over before it is closed, and says so', async () => {
    const given = {
      entries: [toTestDetail(1, { seenAt: TEST_NOW - 30 * 86_400_000 })],
      editions: [toTestEdition({ week: '2026-W46' }), toTestEdition({ closedAt: null })],
    }
    const { app } = await shareTestApp(given)
    const { body } = await app.inject({ url: '/digests', headers: { 'accept-language': 'en' } })
    expect(body).toContain('3 posts · Still open: closes on 24 Nov 2026.')
    expect(body.indexOf('href="/digests/2026-W47"')).toBeLessThan(body.indexOf('href="/digests/2026-W46"'))
    expect(body.match(/Still open/g)).toHaveLength(1)
  })

  it('says the year once, where the language has it', async () => {
    expect((await get('/digests', 'zh')).body).toContain('2026年11月16日 – 11月22日')
  })

  it('states the rule in the language of the reader', async () => {
    expect((await get('/digests')).body).toContain('How an edition is made')
    expect((await get('/digests', 'zh')).body).toContain('周刊是怎样编成的')
  })
})

describe('/digests/:week', () => {
  it('shows posts under their subjects and why they are there', async () => {
    const { body } = await get('/digests/2026-W47')
    expect(body).toContain('<h2 class="rubric"><a href="/tags/nlp">NLP</a></h2>')
    expect(body).toContain('<h2 class="rubric">More</h2>')
    expect(body).toContain('<li>carried by 2 other sources</li>')
    expect(body).toContain('Closed on 23 Nov 2026.')
    expect(body).toContain('<a class="step step-next" href="/digests/2026-W48" rel="next">')
  })

  it('says until when an edition is open', async () => {
    expect((await get('/digests/2026-W48')).body).toContain('Still open: closes on 1 Dec 2026.')
  })

  it('leads to pages here where they exist, else to the original and its site', async () => {
    const { body } = await get('/digests/2026-W46')
    expect(body).toContain(`<a href="/entries/${toTestCard(1).id}">Post 1</a>`)
    expect(body).toContain('<a class="from" href="/sources/alpha">')
    expect(body).toContain('<a href="https://beta.example/posts/4" rel="external">Post 4</a>')
    expect(body).toContain('<a class="from" href="https://beta.example/" rel="external">Beta</a>')
    expect(body).toContain('<li><a href="/tags/nlp">NLP</a></li><li><span>OWN</span></li>')
    expect(body).toMatch(/<h3 class="title" lang="en" dir="auto">Post 5<\/h3>/)
    expect(body).toContain('<span class="from">Beta</span>')
  })

  it('leads to the original as soon as the post here is deleted', async () => {
    let now = TEST_NOW
    const entries = [toTestDetail(1)]
    const { app, reads } = await createTestApp({ entries, editions: [toTestEdition()] }, { now: () => now })
    const path = `href="/entries/${entries[0]?.id}"`
    const ask = async () => (await app.inject({ url: '/digests/2026-W47' })).body
    expect([await ask(), await ask()]).toEqual(Array(2).fill(expect.stringContaining(path)))
    reads.state.entries.length = 0
    reads.state.version += 1
    now += 10_000
    expect(await ask()).not.toContain(path)
  })

  it('names the feeds of the edition and of all editions', async () => {
    const { body } = await get('/digests/2026-W47')
    expect(body).toContain('href="/digests/2026-W47/feed.atom"')
    expect(body).toContain('href="/digests/feed.atom"')
  })

  it.each(['2026-W49', 'latest'])('%s: says that there is none', async (week) => {
    const answer = await get(`/digests/${week}`)
    expect(answer.statusCode).toBe(404)
    expect(answer.body).toContain(`There is no digest “${week}”.`)
  })
})
