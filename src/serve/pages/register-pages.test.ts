import { describe, expect, it } from 'vitest'
import { createTestApp, shareTestApp } from '../../testing/app.ts'
import { toTestDetail, toTestSourceState, toTestTag } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'
import { ASSETS } from './assets.ts'

const entries = Array.from({ length: 57 }, (_, index) => toTestDetail(index + 1))
const HTML = { accept: 'text/html' }

const ALL = { entries }

async function get(url: string, state: Parameters<typeof shareTestApp>[0] = ALL, headers = {}) {
  const { app } = await shareTestApp(state)
  return app.inject({ url, headers: { ...HTML, ...headers } })
}

const first = entries[0]?.id
const PAGES = [
  '/',
  '/tags',
  '/tags/nlp',
  '/sources',
  '/sources/alpha',
  `/entries/${first}`,
  '/digests',
  '/digests/2026-W48',
  '/search',
  '/search?q=post',
  '/about',
]

describe('every page', () => {
  it.each(PAGES)('%s is a whole document with its feeds, in English and Chinese', async (url) => {
    for (const [asked, tag] of [
      ['en', 'en'],
      ['zh-CN', 'zh-Hans'],
    ]) {
      const answer = await get(url, ALL, { 'accept-language': asked })
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
      expect(answer.headers.vary).toContain('accept-language')
      expect(answer.body).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${tag}">`))
      expect(answer.body.match(/<h1/g)).toHaveLength(1)
      for (const type of ['rss+xml', 'atom+xml', 'feed+json']) {
        expect(answer.body).toContain(`<link rel="alternate" type="application/${type}"`)
      }
    }
  })

  it.each(PAGES)('%s has no style or script within it, as the policy demands', async (url) => {
    const { body } = await get(url)
    expect(body).not.toMatch(
      /\sstyle=|\son[a-z]+=|<style|<script(?! src="\/assets\/script\.[0-9a-f]{10}\.js" defer><)/,
    )
  })

  it.each(PAGES)('%s asks nothing of other hosts', async (url) => {
    const { body } = await get(url)
    const loaded = [...body.matchAll(/<(?:link|script|img|iframe)[^>]*(?:src|href)="([^"]*)"/g)]
    expect(
      loaded.filter(([tag, address]) => !address?.startsWith('/') && !/<img|rel="canonical"/.test(tag)),
    ).toEqual([])
  })
})

describe('escaping', () => {
  const evil = `"><script>alert('x')</script>&`
  const hostile = toTestDetail(1, {
    title: evil,
    authors: [evil],
    source: { id: 'alpha', title: evil, url: 'https://alpha.example/' },
    url: 'javascript:alert(1)',
    language: '"><b>',
    tags: [toTestTag('x"><i>', { name: evil })],
    alsoAt: [{ url: 'javascript:alert(2)', title: evil, source: evil, relation: 'repost' }],
    papers: [{ kind: 'arxiv', id: evil, url: 'https://arxiv.example/"onload="' }],
    enclosures: [{ url: 'javascript:alert(3)', type: evil, length: 1 }],
  })
  hostile.related = [hostile]
  const source = toTestSourceState({
    title: evil,
    site: 'javascript:alert(4)',
    nextFetchReason: evil,
    warnings: [evil],
    failures: 1,
    lastError: { code: 'dns', detail: evil, at: TEST_NOW },
  })
  const state = { entries: [hostile], sources: [source] }
  const query = encodeURIComponent(evil)

  it.each([
    '/',
    `/?q=${query}`,
    `/?author=${query}&hl=${query}&theme=${query}`,
    '/tags',
    `/tags/${encodeURIComponent('x"><i>')}`,
    '/sources',
    '/sources/alpha',
    `/entries/${hostile.id}`,
    `/search?q=${query}`,
    `/search?q=${query}&language=${query}`,
    '/about',
    `/${query}`,
    `/?since=${query}`,
  ])('%s lets nothing of it through', async (url) => {
    const { body } = await get(url, state)
    expect(body).not.toMatch(/<script>|<i>|<b>|href="javascript:|"onload="/)
  })
})

describe('the digest', () => {
  it('has twelve posts a page, page numbers, and the same filters on every link', async () => {
    const { body } = await get('/?page=2&language=en&sort=seen')
    expect(body.match(/<article/g)).toHaveLength(12)
    expect(body).toContain('href="/?language=en&amp;sort=seen&amp;page=3"')
    expect(body).toContain('href="/feed.rss?language=en"')
    expect(body).toContain('13–24 of 57')
  })

  it('begins with the name of the station, what is new, and the signal', async () => {
    const { body } = await get('/')
    expect(body).toMatch(/<h1[^>]*><a[^>]*>INCOMING TRANSMISSION<\/a><\/h1>/)
    expect(body).toContain('<h2 class="latest">LATEST UPDATES</h2>')
    expect(body).toContain('last reception <time datetime="2026-11-23T11:00Z">23 Nov, 11:00</time> UTC')
    expect(body).toContain('24 new in 24 hours')
    expect(body).toContain('<svg class="wave"')
  })

  it('signs off at the end', async () => {
    expect((await get('/?page=5')).body).toContain('End of transmission')
    expect((await get('/?page=4')).body).not.toContain('End of transmission')
  })

  it('says so when there is no such page', async () => {
    const answer = await get('/?page=9')
    expect(answer.statusCode).toBe(404)
    expect(answer.body).toContain('There is no page 9')
    expect(answer.body).toContain('href="/?page=5"')
  })

  it('says so when filters leave nothing', async () => {
    const answer = await get('/?language=ko')
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('No post matches')
    expect(answer.body).toContain('aria-label="remove')
  })

  it('shows a post with everything that is known of it', async () => {
    const post = toTestDetail(1, {
      title: '变分下界',
      language: 'zh-Hans',
      snippetHtml: 'on <math><mi>x</mi></math>',
      alsoAt: [{ url: 'https://mirror.example/p', title: 'Same', source: 'Mirror', relation: 'translation' }],
    })
    const { body } = await get('/', { entries: [post] })
    expect(body).toContain('<time datetime="2026-11-23T11:00Z">23 Nov 2026, 11:00</time>')
    expect(body).toContain(`<h3 class="title" lang="zh-Hans"><a href="/entries/${post.id}">变分下界</a></h3>`)
    expect(body).toContain('on <span class="math"><math><mi>x</mi></math></span>')
    expect(body).toContain('<a href="/tags/nlp">NLP</a>')
    expect(body).toContain('also at <a href="https://mirror.example/p"')
    expect(body).toContain('<span>Chinese</span>')
  })
})

describe('a first start', () => {
  const down = (id: string) =>
    toTestSourceState({
      id,
      title: `Blog ${id}`,
      failures: 2,
      lastSuccessAt: null,
      lastError: { code: 'dns', detail: `The name ${id}.example was not found.`, at: TEST_NOW },
    })

  it('names the sources that could not be reached, why, and the demo', async () => {
    const { body } = await get('/', { entries: [], sources: [down('a'), down('b')] })
    expect(body).toContain('None of the 2 sources could be reached')
    expect(body).toContain('The name a.example was not found.')
    expect(body).toContain('its name was not found')
    expect(body).toContain('<code>npm run demo</code>')
  })

  it('counts those that it does not name', async () => {
    const sources = Array.from({ length: 20 }, (_, index) => down(`s${index}`))
    expect((await get('/', { entries: [], sources })).body).toContain('and 12 more')
  })

  it('asks for patience while the first sources are read', async () => {
    const sources = [toTestSourceState({ lastSuccessAt: null })]
    expect((await get('/', { entries: [], sources })).body).toContain('has just been switched on')
  })

  it.each(['/tags', '/sources', '/search', '/search?q=a', '/about'])('leaves %s whole', async (url) => {
    expect((await get(url, { entries: [], sources: [] })).statusCode).toBe(200)
  })
})

describe('a tag', () => {
  it('has its own feeds with the filters of the page', async () => {
    const { body } = await get('/tags/nlp?language=zh&language=en&page=1')
    expect(body).toContain('href="/tags/nlp/feed.atom?language=zh&amp;language=en"')
  })

  it('of the vocabulary without posts is a page, an unknown one is not', async () => {
    expect((await get('/tags/rl')).body).toContain('No post carries this tag yet')
    const unknown = await get('/tags/nothing')
    expect(unknown.statusCode).toBe(404)
    expect(unknown.body).toContain('There is no tag “nothing”')
  })
})

describe('the sources', () => {
  it('stand in groups, trouble first, with reasons in plain words', async () => {
    const sources = [
      toTestSourceState({ id: 'fine', title: 'Fine' }),
      toTestSourceState({
        id: 'lost',
        title: 'Lost',
        failures: 3,
        lastError: { code: 'timeout', detail: 'No answer within 20 s.', at: TEST_NOW },
      }),
    ]
    const { body } = await get('/sources', { entries, sources })
    expect(body.indexOf('>Lost<')).toBeLessThan(body.indexOf('>Fine<'))
    expect(body).toContain('no signal: it did not answer in time')
    expect(body).toContain(
      'No answer within 20 s. <span>3 attempts failed since the last reception 1 hour ago.</span>',
    )
    expect(body).toContain('in 1 hour<span class="reason" lang="en">every 6 h: publishes weekly</span>')
  })
})

describe('an entry', () => {
  const contentHtml = '<h1>One</h1><p>a</p><h2>Two</h2><h2>Three</h2><table><tr><td>b</td></tr></table>'

  it('has one heading of its own, a contents list, and the original first and last', async () => {
    const post = toTestDetail(1, {
      contentHtml,
      papers: [{ kind: 'arxiv', id: '1706.03762', url: 'https://arxiv.example/1' }],
    })
    const { body } = await get(`/entries/${post.id}`, { entries: [post] })
    expect(body.match(/<h1/g)).toHaveLength(1)
    expect(body).toContain('<li class="level-3"><a href="#part-2">Two</a></li>')
    expect(body).toContain('<link rel="canonical" href="https://alpha.example/posts/1">')
    expect(body.match(/class="original" href="https:\/\/alpha\.example\/posts\/1"/g)).toHaveLength(2)
    expect(body).toContain('<a href="/tags/nlp">NLP</a> <span class="note">the post speaks of it</span>')
    expect(body).toContain('1706.03762</a> <span class="note">arXiv</span>')
  })

  it('says why a tag stands there where that is known', async () => {
    const why = 'in the title: “attention”'
    const post = toTestDetail(1, { tags: [{ ...toTestTag('nlp'), why } as ReturnType<typeof toTestTag>] })
    expect((await get(`/entries/${post.id}`, { entries: [post] })).body).toContain(
      `<span class="note">${why}</span>`,
    )
  })

  it('without text points to the original', async () => {
    const post = toTestDetail(1, { contentHtml: '' })
    expect((await get(`/entries/${post.id}`, { entries: [post] })).body).toContain('The original has it')
  })
})

describe('search', () => {
  it('finds, and carries the words into feeds and pages', async () => {
    const { body } = await get('/search?q=post')
    expect(body).toContain('57 posts found')
    expect(body).toContain('href="/search/feed.rss?q=post"')
    expect(body).toContain('href="/search?q=post&amp;page=2"')
  })

  it('names the tags and sources that go by the words, above what it finds', async () => {
    const { body } = await get('/search?q=alp')
    expect(body).toMatch(
      /<dt>Sources<\/dt><dd><a href="\/sources\/alpha">Source alpha <span class="count">\d+</,
    )
    expect((await get('/search?q=nlp')).body).toContain(
      '<a href="/tags/nlp">NLP <span class="count">57</span></a>',
    )
  })

  it('offers the nearest tags when it finds nothing', async () => {
    const { body } = await get('/search?q=nlpp')
    expect(body).toContain('Nothing received about “nlpp”')
    expect(body).toContain('<a href="/tags/nlp">NLP</a>')
  })
})

describe('choices of the reader', () => {
  it('come from the address, are remembered, and then come from the cookie', async () => {
    const chosen = await get('/about?hl=zh&theme=dark')
    expect(chosen.body).toContain('<html lang="zh-Hans" data-theme="dark">')
    const cookies = [chosen.headers['set-cookie']].flat().map((each) => String(each).split(';')[0])
    const later = await get('/about', ALL, { cookie: cookies.join('; ') })
    expect(later.body).toContain('<html lang="zh-Hans" data-theme="dark">')
  })

  it('are not mixed up by the cache', async () => {
    const { app } = await createTestApp({ entries })
    const ask = async (cookie: string) => (await app.inject({ url: '/', headers: { ...HTML, cookie } })).body
    expect(await ask('theme=dark')).toContain('data-theme="dark"')
    expect(await ask('theme=light')).toContain('data-theme="light"')
    expect(await ask('')).not.toContain('data-theme="')
  })
})

describe('assets', () => {
  it.each(Object.values(ASSETS))('$path is served for ever', async ({ path, type, body }) => {
    const answer = await get(path)
    expect(answer.headers).toMatchObject({
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(answer.body).toBe(body)
  })
})

describe('a problem', () => {
  it('is a page in the language of the reader, with a way home', async () => {
    const answer = await get('/nowhere', ALL, { 'accept-language': 'zh' })
    expect(answer.statusCode).toBe(404)
    expect(answer.body).toContain('<h1>这个频率上没有信号</h1>')
    expect(answer.body).toContain('没有这个页面')
    expect(answer.body).toContain('href="/"')
  })

  it('leads nowhere else, whatever address was asked for', async () => {
    for (const url of ['//elsewhere.example/', '/\\elsewhere.example']) {
      expect((await get(url)).body).not.toMatch(/href="[/\\]{2}/)
    }
  })

  it('names the parameter that is wrong', async () => {
    const answer = await get('/?since=yesterday')
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('since')
  })
})
