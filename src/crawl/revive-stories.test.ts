import { expect, it } from 'vitest'
import type { Entry } from '../entry.ts'
import { openStore } from '../store/open-store.ts'
import { ALL_ENTRIES } from '../store/reads.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from '../testing/entries.ts'
import { reviveStories } from './revive-stories.ts'

const HOUR = 3_600_000

it('chooses among those that are left as it would have without the one that went', async () => {
  const { reads, writes, database } = await openStore('file::memory:')
  const toEntry = (sourceId: string, hour: number, fields: Partial<Entry>) =>
    toTestEntry({
      sourceId,
      title: sourceId,
      publishedAt: TEST_NOW + hour * HOUR,
      wordCount: 900,
      language: 'en',
      ...fields,
    })
  const lead = toEntry('original', 0, {})
  const entries = [
    lead,
    toEntry('excerpt', 1, { wordCount: 40 }),
    toEntry('whole', 2, {}),
    toEntry('translation', 3, { language: 'zh' }),
  ]
  await writes.syncSources(
    entries.map(({ sourceId }) => toTestSource({ id: sourceId })),
    TEST_NOW,
  )
  for (const entry of entries) {
    const save = toTestSave(entry)
    const place = { key: save.key, story: lead.id, isLead: entry === lead, alsoAt: [], feedId: null }
    await writes.saveRefresh(toTestRefresh([{ ...save, place }], { sourceId: entry.sourceId }))
  }
  await writes.deleteSource('original', TEST_NOW)
  await reviveStories(writes, TEST_NOW)
  const request = { filter: ALL_ENTRIES, sort: 'published', limit: 9, page: 1, cursor: null } as const
  expect((await reads.listEntries(request)).entries).toMatchObject([
    {
      title: 'whole',
      alsoAt: [
        { title: 'excerpt', relation: 'excerpt' },
        { title: 'translation', relation: 'translation' },
      ],
    },
  ])
  await database.close()
})
