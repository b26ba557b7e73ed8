import { describe, expect, it } from 'vitest'
import type { SourceWebsub } from '../../subscription.ts'
import { createTestApp, shareTestApp } from '../../testing/app.ts'
import { toTestSourceState } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'
import { toTestWebsub } from '../../testing/subscriptions.ts'

const failing = toTestSourceState({
  id: 'beta',
  failures: 3,
  lastError: {
    code: 'http-status',
    detail: 'The server answered 500.',
    status: 500,
    retryAt: TEST_NOW,
    at: TEST_NOW,
  },
  page: { item: 'article', link: { select: 'a', attribute: 'href' } },
})

describe('GET /api/v1/sources', () => {
  it('lists every source with its health, and nothing of our own book-keeping', async () => {
    const { app } = await shareTestApp({ sources: [toTestSourceState(), failing] })
    const { sources } = (await app.inject('/api/v1/sources')).json()
    expect(sources[0]).toMatchObject({
      id: 'alpha',
      status: 'active',
      lastSuccessAt: '2026-11-23T11:00:00.000Z',
      nextFetchAt: '2026-11-23T13:00:00.000Z',
      failures: 0,
      lastError: null,
      entryCount: 1,
      page: null,
    })
    expect(sources[0]).not.toHaveProperty('etag')
    expect(sources[0]).not.toHaveProperty('bodyHash')
    expect(sources[1]).toMatchObject({ failures: 3, page: failing.page })
    expect(sources[1].lastError).toEqual({
      code: 'http-status',
      detail: 'The server answered 500.',
      status: 500,
      retryAt: '2026-11-23T12:00:00.000Z',
      at: '2026-11-23T12:00:00.000Z',
    })
  })

  it('is at most two seconds older than the store', async () => {
    let now = TEST_NOW
    const { app, reads } = await createTestApp({ sources: [toTestSourceState()] }, { now: () => now })
    const { headers } = await app.inject('/api/v1/sources')
    reads.state.sources = [toTestSourceState({ failures: 1 })]
    now += 2000
    const answer = await app.inject({
      url: '/api/v1/sources',
      headers: { 'if-none-match': String(headers.etag) },
    })
    expect(answer.json().sources[0].failures).toBe(1)
  })
})

it('tells what its hub has promised, and nothing that a hub must know', async () => {
  const ask = async (fields: Partial<SourceWebsub>) => {
    const { app } = await shareTestApp({ sources: [toTestSourceState({ websub: toTestWebsub(fields) })] })
    return (await app.inject('/api/v1/sources/alpha')).json().websub
  }
  const told = { hub: 'https://hub.example/', state: 'verified', leaseEndsAt: '2026-11-24T12:00:00.000Z' }
  expect(await ask({})).toEqual(told)
  expect(await ask({ silentSince: TEST_NOW })).toEqual({ ...told, state: 'silent' })
  expect(await ask({ state: 'asked', leaseEndsAt: null })).toEqual({
    ...told,
    state: 'asked',
    leaseEndsAt: null,
  })
  const plain = await shareTestApp({ sources: [toTestSourceState()] })
  expect((await plain.app.inject('/api/v1/sources/alpha')).json().websub).toBeNull()
})

it('tells the condition of a source, since when, and what can be done', async () => {
  const day = 86_400_000
  const silent = toTestSourceState({
    lastPublishedAt: TEST_NOW - 36 * day,
    usualGapMs: 7 * day,
    noted: { code: 'silent', since: TEST_NOW - day },
  })
  const { app } = await shareTestApp({ sources: [silent] })
  expect((await app.inject('/api/v1/sources/alpha')).json()).toMatchObject({
    condition: {
      code: 'silent',
      detail: 'silent for 5 weeks, usually weekly',
      advice: expect.stringContaining('another address'),
      since: new Date(TEST_NOW - day).toISOString(),
    },
    usualGapDays: 7,
  })
})

describe('GET /api/v1/sources/:id', () => {
  it('answers one source; a paused one is not due', async () => {
    const { app } = await shareTestApp({ sources: [toTestSourceState({ status: 'paused' })] })
    const source = (await app.inject('/api/v1/sources/alpha')).json()
    expect(source).toMatchObject({ id: 'alpha', status: 'paused', nextFetchAt: null })
  })
})
