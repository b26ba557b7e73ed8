import { expect, it } from 'vitest'
import type { ToldChange } from '../../store/condition-changes.ts'
import { shareTestApp } from '../../testing/app.ts'
import { toTestDetail, toTestEdition, toTestSourceState } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'
import { JsonFeedSchema } from './json-feed-schema.ts'

const change: ToldChange = {
  id: 'c1',
  code: 'silent',
  previous: 'healthy',
  detail: 'silent for 5 weeks',
  advice: null,
  changedAt: TEST_NOW,
  source: { id: 'alpha', title: 'Alpha', url: 'https://alpha.example/feed', site: 'https://alpha.example/' },
}

it.each(['/feed.json', '/digests/feed.json', '/sources/health.json'])(
  'asks of no item what one of %s has not',
  async (url) => {
    const { app } = await shareTestApp({
      entries: [toTestDetail(1)],
      sources: [toTestSourceState()],
      editions: [toTestEdition()],
      changes: [change],
    })
    const feed = (await app.inject(url)).json()
    const item = JsonFeedSchema.properties.items.items
    expect(Object.keys(feed)).toEqual(expect.arrayContaining(JsonFeedSchema.required))
    expect(Object.keys(feed.items[0])).toEqual(expect.arrayContaining(item.required))
  },
)
