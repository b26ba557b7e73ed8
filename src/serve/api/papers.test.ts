import { describe, expect, it } from 'vitest'
import { shareTestApp } from '../../testing/app.ts'
import { toTestDetail } from '../../testing/builders.ts'

const doi = { kind: 'doi' as const, id: '10.1000/182', url: 'https://doi.org/10.1000/182' }
const code = { kind: 'github' as const, id: 'Ada/Momentum', url: 'https://github.com/Ada/Momentum' }
const entries = [
  toTestDetail(1, { papers: [doi, code] }),
  toTestDetail(2, { papers: [code] }),
  toTestDetail(3, { papers: [] }),
]

const state = { entries }

async function get(url: string) {
  const { app } = await shareTestApp(state)
  return app.inject({ url })
}

describe('GET /api/v1/papers', () => {
  it('lists what entries name, most named first, in pages', async () => {
    const answer = await get('/api/v1/papers?limit=1')
    expect(answer.json()).toEqual({
      papers: [{ id: 'github:ada/momentum', kind: 'github', name: 'Ada/Momentum', url: code.url, count: 2 }],
      total: 2,
      page: 1,
      pages: 2,
    })
    expect((await get('/api/v1/papers?kind=doi')).json().papers).toMatchObject([{ id: 'doi:10.1000/182' }])
    expect((await get('/api/v1/papers?kind=book')).statusCode).toBe(400)
  })
})

describe('GET /api/v1/papers/*', () => {
  it.each([
    'github:ada/momentum',
    'github/Ada/Momentum',
    'github%3Aada%2Fmomentum',
    'https://github.com/ada/momentum/issues',
  ])('finds %s', async (id) => {
    const answer = await get(`/api/v1/papers/${id}?limit=1`)
    expect(answer.json()).toMatchObject({ id: 'github:ada/momentum', count: 2, total: 2, pages: 2 })
    expect(answer.json().entries).toHaveLength(1)
    expect(answer.headers.link).toContain('rel="next"')
  })

  it.each(['doi:10.1000/999', 'nonsense', '%00'])('knows no %s', async (id) => {
    expect((await get(`/api/v1/papers/${id}`)).statusCode).toBe(404)
  })
})

describe('?paper=', () => {
  it('narrows every list', async () => {
    expect((await get('/api/v1/entries?paper=10.1000/182')).json().total).toBe(1)
    expect((await get('/feed.json?paper=doi:10.1000/182')).json().items).toHaveLength(1)
    expect((await get('/?paper=doi%3A10.1000%2F182')).body).toContain('Post 1')
    const refused = await get('/api/v1/entries?paper=nonsense')
    expect([refused.statusCode, refused.json().detail]).toEqual([400, expect.stringContaining('paper')])
  })
})

describe('the pages', () => {
  it('show the posts about one, with its feeds', async () => {
    const { body, statusCode } = await get('/papers/github/ada/momentum')
    expect(statusCode).toBe(200)
    expect(body).toContain('<h1>Ada/Momentum</h1>')
    expect(body).toContain('href="/feed.rss?paper=github%3Aada%2Fmomentum"')
    expect(body).not.toContain('Post 3')
    expect((await get('/papers/github/ada/other')).statusCode).toBe(404)
  })

  it('list what is named, and lead there from an entry', async () => {
    expect((await get('/papers')).body).toContain('href="/papers/doi/10.1000/182"')
    expect((await get(`/entries/${entries[0]?.id}`)).body).toContain('href="/papers/doi/10.1000/182"')
  })
})
