import { describe, expect, it } from 'vitest'
import { shareTestApp } from '../../testing/app.ts'
import { toTestDetail, toTestEdition } from '../../testing/builders.ts'

const state = {
  entries: [toTestDetail(1)],
  editions: [
    toTestEdition({ week: '2026-W46' }),
    toTestEdition(),
    toTestEdition({ week: '2026-W48', closedAt: null, considered: 2 }),
  ],
}
const get = async (url: string, given = state) => {
  const { app } = await shareTestApp(given)
  return app.inject(url)
}

describe('GET /api/v1/digests', () => {
  it('lists closed editions, newest first, with the rule that made them', async () => {
    const answer = (await get('/api/v1/digests')).json()
    expect(answer.digests.map(({ week }: { week: string }) => week)).toEqual(['2026-W47', '2026-W46'])
    expect(answer.digests[0]).toEqual({
      week: '2026-W47',
      since: '2026-11-16T00:00:00.000Z',
      until: '2026-11-23T00:00:00.000Z',
      considered: 9,
      sources: 4,
      closedAt: '2026-11-23T12:00:00.000Z',
      entryCount: 3,
      titles: ['Post 1', 'Post 2', 'Post 3'],
    })
    expect(answer.open).toBe('2026-W48')
    expect(answer.rule.join(' ')).toContain('2 of one source at most')
    expect(answer.closing).toEqual([])
  })

  it('lists weeks that are over and not closed yet', async () => {
    const editions = [toTestEdition({ week: '2026-W46' }), toTestEdition({ closedAt: null })]
    const answer = (await get('/api/v1/digests', { entries: [toTestDetail(1)], editions })).json()
    expect(answer.closing).toEqual([
      {
        week: '2026-W47',
        since: '2026-11-16T00:00:00.000Z',
        until: '2026-11-23T00:00:00.000Z',
        considered: 9,
        sources: 4,
        closesAt: '2026-11-24T11:01:00.000Z',
        entryCount: 3,
        titles: ['Post 1', 'Post 2', 'Post 3'],
      },
    ])
    expect(answer.digests.map(({ week }: { week: string }) => week)).toEqual(['2026-W46'])
    expect(answer.open).toBe('2026-W48')
  })
})

describe('GET /api/v1/digests/:week', () => {
  it('tells posts by subject, with their reasons in words', async () => {
    const digest = (await get('/api/v1/digests/2026-W47')).json()
    expect(digest).toMatchObject({
      week: '2026-W47',
      state: 'closed',
      closesAt: '2026-11-23T12:00:00.000Z',
      previous: '2026-W46',
      next: '2026-W48',
    })
    expect(digest.sections[0].topic).toEqual({ id: 'nlp', names: { en: 'NLP', zh: '「nlp」' } })
    expect(digest.sections[0].entries[0]).toMatchObject({
      entry: { title: 'Post 1', publishedAt: '2026-11-23T11:00:00.000Z' },
      points: 6,
      reasons: [{ code: 'carried', text: 'carried by 2 other sources' }],
    })
    expect(digest.sections[1].topic).toBeNull()
  })

  it('makes that of the present week of what came so far', async () => {
    const digest = (await get('/api/v1/digests/2026-W48')).json()
    expect(digest).toMatchObject({
      state: 'open',
      closedAt: null,
      closesAt: '2026-12-01T00:00:00.000Z',
      next: null,
      considered: 2,
    })
  })

  it.each([
    ['2026-W49', 404, 'not-found'],
    ['2020-W01', 404, 'not-found'],
    ['2026-W60', 400, 'invalid'],
    ['latest', 400, 'invalid'],
  ])('refuses %s with %d', async (week, status, code) => {
    const answer = await get(`/api/v1/digests/${week}`)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })

  it('has no edition before anything was received', async () => {
    const answer = await get('/api/v1/digests/2026-W48', { entries: [], editions: [] })
    expect(answer.statusCode).toBe(404)
  })
})
