import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSite, type Site } from './site.ts'

let site: Site

beforeEach(async () => {
  site = await createSite({
    '/text': 'hello',
    '/reply': { status: 201, headers: { 'x-a': ['1', '2'] }, body: new Uint8Array([104, 105]) },
    '/handler': (request, response) => response.end(`you asked ${request.url}`),
    '/turns': ['first', { status: 500 }, 'last'],
    '/exact?q=1': 'exact',
  })
})

afterEach(() => site.close())

const get = async (path: string) => {
  const response = await fetch(site.url(path))
  return `${response.status} ${await response.text()}`
}

describe('createSite', () => {
  it.each([
    ['a text', '/text', '200 hello'],
    ['a reply', '/reply', '201 hi'],
    ['a handler, query or not', '/handler?q=2', '200 you asked /handler?q=2'],
    ['a path with its query', '/exact?q=1', '200 exact'],
    ['what it does not know', '/exact', '404 no such page'],
  ])('answers %s', async (_name, path, expected) => {
    expect(await get(path)).toBe(expected)
  })

  it('takes answers in turn and stays with the last', async () => {
    expect([await get('/turns'), await get('/turns'), await get('/turns'), await get('/turns')]).toEqual([
      '200 first',
      '500 ',
      '200 last',
      '200 last',
    ])
  })

  it('remembers what arrived', async () => {
    await fetch(site.url('/text?a=1'), { headers: { 'X-Test': 'yes' } }).then((response) => response.text())
    const [request] = site.requests
    expect(request).toMatchObject({ method: 'GET', path: '/text?a=1', headers: { 'x-test': 'yes' } })
    await expect.poll(() => request?.endedAt).toBeGreaterThanOrEqual(request?.startedAt ?? 0)
    expect(site.requestsFor('/text?a=1')).toHaveLength(1)
    site.reset()
    expect(site.requests).toEqual([])
  })

  it('counts how many requests were under way at once', async () => {
    const answers: (() => void)[] = []
    site.serve({
      '/wait': (_request, response) => {
        answers.push(() => response.end())
        if (answers.length === 2) for (const answer of answers) answer()
      },
    })
    await Promise.all([get('/wait'), get('/wait')])
    expect(site.inFlightMax()).toBe(2)
  })

  it('serves what is added later', async () => {
    site.serve({ '/later': 'here' })
    expect(await get('/later')).toBe('200 here')
  })
})
