import { describe, expect, it } from 'vitest'
import { STANZA_KEYS } from '../../catalogue/stanza.ts'
import type { Operations } from '../../operations.ts'
import { shareTestApp, TEST_ADMIN } from '../../testing/app.ts'
import { toTestSourceState } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'
import { SourceFieldsSchema } from './source-schema.ts'

const source = toTestSourceState({ article: { fetch: 'never', content: ['main'], remove: [], math: 'auto' } })

async function send(
  request: { method: 'POST' | 'PATCH' | 'DELETE'; url: string; payload?: object },
  operations: Partial<Operations>,
) {
  const { app } = await shareTestApp({ sources: [source] }, operations)
  return app.inject({ ...request, url: `/api/v1${request.url}`, headers: TEST_ADMIN })
}

/** An operation that remembers what it was asked. */
function spy<T>(answer: T) {
  const asked: unknown[] = []
  return {
    asked,
    operation: async (...parameters: unknown[]) => {
      asked.push(...parameters)
      return answer
    },
  }
}

it('describes every key that a stanza may have', () => {
  expect(new Set(Object.keys(SourceFieldsSchema.properties))).toEqual(STANZA_KEYS)
})

describe('POST /api/v1/sources', () => {
  const add = (payload: object, operation: Operations['add']) =>
    send({ method: 'POST', url: '/sources', payload }, { add: operation })

  it('adds a source with everything it may say, rules completed', async () => {
    const { asked, operation } = spy(source)
    const answer = await add(
      { url: 'https://alpha.example/feed.xml', id: 'alpha', tags: ['nlp'], article: { math: 'dollar' } },
      operation,
    )
    expect([answer.statusCode, answer.headers.location]).toEqual([201, '/api/v1/sources/alpha'])
    expect(answer.json()).toMatchObject({ id: 'alpha', createdAt: '2026-08-25T12:00:00.000Z' })
    expect(asked).toEqual([
      {
        url: 'https://alpha.example/feed.xml',
        id: 'alpha',
        tags: ['nlp'],
        article: { fetch: 'auto', content: [], remove: [], math: 'dollar' },
      },
    ])
  })

  it('cleans a title as those of feeds are', async () => {
    const { asked, operation } = spy(source)
    await add({ url: 'https://alpha.example/feed.xml', title: ' Safe \u202egpj.exe\n' }, operation)
    expect(asked).toMatchObject([{ title: 'Safe gpj.exe' }])
  })

  it.each([
    [{}, '/url'],
    [{ url: 'alpha.example' }, '/url'],
    [{ url: 'https://a.example/', id: 'Not An Id' }, '/id'],
    [{ url: 'https://a.example/', page: { item: 'a[' } }, '/page/item'],
    [{ url: 'https://a.example/', tittle: 'x' }, '/tittle'],
    [{ url: 'https://a.example/', tags: 'nlp' }, '/tags'],
    [{ url: 'https://a.example/', title: '\u202e' }, '/title'],
  ])('refuses %o and says where', async (payload, where) => {
    const answer = await add(payload, spy(source).operation)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().errors[0].where).toBe(where)
  })
})

describe('PATCH /api/v1/sources/:id', () => {
  const change = (payload: object, operation: Operations['change'], id = 'alpha') =>
    send({ method: 'PATCH', url: `/sources/${id}`, payload }, { change: operation })

  it('changes what is given and leaves the rest of a rule', async () => {
    const { asked, operation } = spy(source)
    const answer = await change({ title: 'New', status: 'paused', article: { math: 'off' } }, operation)
    expect(answer.statusCode).toBe(200)
    const article = { fetch: 'never', content: ['main'], remove: [], math: 'off' }
    expect(asked).toEqual(['alpha', { title: 'New', status: 'paused', article }])
  })

  it.each([
    [{ active: false }, { status: 'paused' }],
    [{ active: true }, { status: 'active' }],
    [
      { page: null, json: null, sitemap: null, language: null },
      { page: null, json: null, sitemap: null, language: null },
    ],
    [
      { json: 'auto', page: null },
      { json: 'auto', page: null },
    ],
  ])('takes %o as %o', async (payload, patch) => {
    const { asked, operation } = spy(source)
    expect((await change(payload, operation)).statusCode).toBe(200)
    expect(asked).toEqual(['alpha', patch])
  })

  it('says where a null has no meaning, and all that may be changed', async () => {
    const nulls = { title: null, tags: null, status: null, article: { fetch: null }, nope: 1, page: null }
    const { errors } = (await change(nulls, spy(source).operation)).json()
    const wheres = errors.map(({ where }: { where: string }) => where)
    expect(wheres.sort()).toEqual(['/article/fetch', '/nope', '/status', '/tags', '/title'])
    expect(JSON.stringify(errors)).toMatch(/allowed here: [^"]*\bstatus\b/)
  })

  it.each([
    [{ status: 'gone' }],
    [{ id: 'other' }],
    [{ failures: 0 }],
    [[]],
    [{ active: true, status: 'active' }],
  ])('refuses %o', async (payload) => {
    expect((await change(payload, spy(source).operation)).statusCode).toBe(400)
  })

  it('knows no source that is not there', async () => {
    expect((await change({ title: 'x' }, spy(source).operation, 'other')).statusCode).toBe(404)
  })
})

describe('DELETE /api/v1/sources/:id', () => {
  it('answers with nothing', async () => {
    const { asked, operation } = spy(undefined)
    const answer = await send({ method: 'DELETE', url: '/sources/alpha' }, { remove: operation })
    expect([answer.statusCode, answer.body, asked]).toEqual([204, '', ['alpha']])
  })
})

describe('POST /api/v1/sources/:id/refresh', () => {
  it('answers how it went', async () => {
    const result = { outcome: 'fresh', entriesNew: 2, entriesUpdated: 1, failure: null } as const
    const { asked, operation } = spy(result)
    const answer = await send({ method: 'POST', url: '/sources/alpha/refresh' }, { refresh: operation })
    expect([answer.statusCode, answer.json(), asked]).toEqual([200, result, ['alpha']])
  })

  it('answers a failure of the source as an outcome', async () => {
    const failure = { code: 'rate-limited', detail: 'Later.', status: 429, retryAt: TEST_NOW } as const
    const refresh = async () => ({ outcome: 'failed', entriesNew: 0, entriesUpdated: 0, failure }) as const
    const answer = await send({ method: 'POST', url: '/sources/alpha/refresh' }, { refresh })
    expect(answer.statusCode).toBe(200)
    expect(answer.json().failure).toEqual({ ...failure, retryAt: '2026-11-23T12:00:00.000Z' })
  })
})
