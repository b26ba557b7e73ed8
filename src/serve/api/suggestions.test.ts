import { describe, expect, it } from 'vitest'
import { createTestApp } from '../../testing/app.ts'
import { toTestDetail } from '../../testing/builders.ts'

const shared = createTestApp({ entries: [toTestDetail(1)] })

describe('GET /api/v1/suggestions', () => {
  it('offers tags and sources', async () => {
    const { app } = await shared
    expect((await app.inject('/api/v1/suggestions?q=nl')).json()).toEqual({
      tags: [{ id: 'nlp', name: 'NLP', count: 1 }],
      sources: [],
    })
    const { sources } = (await app.inject('/api/v1/suggestions?q=alp')).json()
    expect(sources).toEqual([{ id: 'alpha', title: 'Source alpha', entryCount: expect.any(Number) }])
  })

  it('offers nothing for nothing, and refuses what nobody types', async () => {
    const { app } = await shared
    expect((await app.inject('/api/v1/suggestions')).json()).toEqual({ tags: [], sources: [] })
    const answer = await app.inject(`/api/v1/suggestions?q=${'a'.repeat(301)}`)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().detail).toContain('q: 301 characters long')
  })
})
