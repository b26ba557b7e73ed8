import { describe, expect, it } from 'vitest'
import { shareTestApp } from '../../testing/app.ts'
import { toTestDetail } from '../../testing/builders.ts'

describe('GET /api/v1/stats', () => {
  it('answers totals and rates', async () => {
    const { app } = await shareTestApp({ entries: [toTestDetail(1), toTestDetail(30), toTestDetail(900)] })
    expect((await app.inject('/api/v1/stats')).json()).toEqual({
      entries: 3,
      stories: 3,
      sources: 1,
      sourcesFailing: 0,
      entriesLastDay: 1,
      entriesLastWeek: 2,
      entriesPerDay: [
        { day: '2026-11-22', count: 1 },
        { day: '2026-11-23', count: 1 },
      ],
      lastReceptionAt: '2026-11-23T11:00:00.000Z',
      lastEntryAt: '2026-11-23T11:01:00.000Z',
      databaseBytes: 4096,
    })
  })

  it('answers before anything was received', async () => {
    const { app } = await shareTestApp()
    expect((await app.inject('/api/v1/stats')).json()).toMatchObject({
      lastReceptionAt: null,
      lastEntryAt: null,
    })
  })
})
