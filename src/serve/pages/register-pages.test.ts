import { describe, expect, it } from 'vitest'
import { createTestApp } from '../../testing/app.ts'
import { toTestDetail, toTestSourceState, toTestTag } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'
import { getPage, HTML, MANY } from '../../testing/get-page.ts'

describe('the digest', () => {
  it('has twelve posts a page, page numbers, and the same filters on every link', async () => {
    const { body } = await getPage('/?page=2&language=en&sort=seen')
    expect(body.match(/<article/g)).toHaveLength(12)
    expect(body).toContain('href="/?language=en&amp;sort=seen&amp;page=3"')
    expect(body).toContain('href="/feed.rss?language=en"')
    expect(body).toContain('13–24 of 57')
  })

  it('begins with the name of the station, what is new, and the signal', async () => {
    const { body } = await getPage('/')
    expect(body).toMatch(/<h1[^>]*><a[^>]*>INCOMING TRANSMISSION<\/a><\/h1>/)
    expect(body).toContain('<h2 class="latest">LATEST UPDATES</h2>')
    expect(body).toContain('last reception <time datetime="2026-11-23T11:00Z">23 Nov, 11:00</time> UTC')
    expect(body).toContain('24 new in 24 hours')
    expect(body).toContain('<svg class="wave"')
  })

  it('signs off at the end', async () => {
    expect((await getPage('/?page=5')).body).toContain('End of transmission')
    expect((await getPage('/?page=4')).body).not.toContain('End of transmission')
  })

  it('says so when there is no such page', async () => {
    const answer = await getPage('/?page=9')
    expect(answer.statusCode).toBe(404)
    expect(answer.body).toContain('There is no page 9')
    expect(answer.body).toContain('href="/?page=5"')
  })

  it('says so when filters leave nothing', async () => {
    const answer = await getPage('/?language=ko')
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('No post matches')
    expect(answer.body).toContain('aria-label="remove')
  })

  it('shows a post with everything that is known of it', async () => {
    const post = toTestDetail(1, {
      title: '变分下界 \\(x\\)',
      titleHtml: '变分下界 <math><mi>x</mi></math>',
      language: 'zh-Hans',
      snippetHtml: 'on <math><mi>x</mi></math>',
      alsoAt: [{ url: 'https://mirror.example/p', title: 'Same', source: 'Mirror', relation: 'translation' }],
    })
    const { body } = await getPage('/', { entries: [post] })
    expect(body).toContain('<time datetime="2026-11-23T11:00Z">23 Nov 2026, 11:00</time>')
    expect(body).toContain(
      `<h3 class="title" lang="zh-Hans" dir="auto"><a href="/entries/${post.id}">变分下界 <span class="math"><math><mi>x</mi></math></span></a></h3>`,
    )
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
    const { body } = await getPage('/', { entries: [], sources: [down('a'), down('b')] })
    expect(body).toContain('None of the 2 sources could be reached')
    expect(body).toContain('The name a.example was not found.')
    expect(body).toContain('its name was not found')
    expect(body).toContain('<code>npm run demo</code>')
  })

  it('counts those that it does not name', async () => {
    const sources = Array.from({ length: 20 }, (_, index) => down(`s${index}`))
    expect((await getPage('/', { entries: [], sources })).body).toContain('and 12 more')
  })

  it('asks for patience while the first sources are read', async () => {
    const sources = [toTestSourceState({ lastSuccessAt: null })]
    expect((await getPage('/', { entries: [], sources })).body).toContain('has just been switched on')
  })

  it.each(['/tags', '/sources', '/search', '/search?q=a', '/about'])('leaves %s whole', async (url) => {
    expect((await getPage(url, { entries: [], sources: [] })).statusCode).toBe(200)
  })
})

describe('a tag', () => {
  it('has its own feeds with the filters of the page', async () => {
    const { body } = await getPage('/tags/nlp?language=zh&language=en&page=1')
    expect(body).toContain('href="/tags/nlp/feed.atom?language=zh&amp;language=en"')
  })

  it('of the vocabulary without posts is a page, an unknown one is not', async () => {
    expect((await getPage('/tags/rl')).body).toContain('No post carries this tag yet')
    const unknown = await getPage('/tags/nothing')
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
        nextFetchReason: 'in 4 h: it failed 3 times in a row',
      }),
    ]
    const { app } = await createTestApp({ ...MANY, sources })
    const { body } = await app.inject({ url: '/sources', headers: HTML })
    expect(body.indexOf('>Lost<')).toBeLessThan(body.indexOf('>Fine<'))
    expect(body).toContain('no signal: it did not answer in time')
    expect(body).toContain(
      '<span lang="en">No answer within 20 s.</span> <span>3 attempts failed since the last reception 1 hour ago.</span>',
    )
    expect(body).toContain('in 1 hour<span class="reason">every 6 h: publishes weekly</span>')
    expect(body).toContain('in 1 hour<span class="reason">it failed 3 times in a row</span>')
  })
})

describe('an entry', () => {
  const contentHtml = '<h1>One</h1><p>a</p><h2>Two</h2><h2>Three</h2><table><tr><td>b</td></tr></table>'

  it('has one heading of its own, a contents list, and the original first and last', async () => {
    const post = toTestDetail(1, {
      contentHtml,
      papers: [{ kind: 'arxiv', id: '1706.03762', url: 'https://arxiv.example/1' }],
    })
    const { body } = await getPage(`/entries/${post.id}`, { entries: [post] })
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
    expect((await getPage(`/entries/${post.id}`, { entries: [post] })).body).toContain(
      `<span class="note">${why}</span>`,
    )
  })

  it('without text points to the original', async () => {
    const post = toTestDetail(1, { contentHtml: '' })
    expect((await getPage(`/entries/${post.id}`, { entries: [post] })).body).toContain('The original has it')
  })
})

describe('search', () => {
  it('finds, and carries the words into feeds and pages', async () => {
    const { body } = await getPage('/search?q=post')
    expect(body).toContain('57 posts found')
    expect(body).toContain('href="/search/feed.rss?q=post"')
    expect(body).toContain('href="/search?q=post&amp;page=2"')
  })

  it('asks for words where only what cannot be seen was typed', async () => {
    const { body } = await getPage('/search?q=%00&sort=relevance')
    expect(body).not.toContain('\0')
    expect(body).not.toContain('posts found')
  })

  it('names the tags and sources that go by the words, above what it finds', async () => {
    const { app } = await createTestApp(MANY)
    const { body } = await app.inject({ url: '/search?q=alp', headers: HTML })
    expect(body).toMatch(
      /<dt>Sources<\/dt><dd><a href="\/sources\/alpha">Source alpha <span class="count">\d+</,
    )
    expect((await app.inject({ url: '/search?q=nlp', headers: HTML })).body).toContain(
      '<a href="/tags/nlp">NLP <span class="count">57</span></a>',
    )
  })

  it('offers the nearest tags when it finds nothing', async () => {
    const { body } = await getPage('/search?q=nlpp')
    expect(body).toContain('Nothing received about “nlpp”')
    expect(body).toContain('<a href="/tags/nlp">NLP</a>')
  })
})

describe('choices of the reader', () => {
  it('come from the address, are remembered, and then come from the cookie', async () => {
    const chosen = await getPage('/about?hl=zh&theme=dark')
    expect(chosen.body).toContain('<html lang="zh-Hans" data-theme="dark">')
    const cookies = [chosen.headers['set-cookie']].flat().map((each) => String(each).split(';')[0])
    const later = await getPage('/about', MANY, { cookie: cookies.join('; ') })
    expect(later.body).toContain('<html lang="zh-Hans" data-theme="dark">')
  })

  it('are not mixed up by the cache', async () => {
    const { app } = await createTestApp(MANY)
    const ask = async (cookie: string) => (await app.inject({ url: '/', headers: { ...HTML, cookie } })).body
    expect(await ask('theme=dark')).toContain('data-theme="dark"')
    expect(await ask('theme=light')).toContain('data-theme="light"')
    expect(await ask('')).not.toContain('data-theme="')
  })
})
