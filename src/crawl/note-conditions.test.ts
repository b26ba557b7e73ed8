import { expect, it } from 'vitest'
import { openStore } from '../store/open-store.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from '../testing/entries.ts'
import { noteConditions } from './note-conditions.ts'

const DAY = 86_400_000

it('tells of silences, pauses and sources that left the file, each once', async () => {
  const store = await openStore('file::memory:')
  const ids = ['quiet', 'resting', 'former', 'lively']
  await store.writes.syncSources(
    ids.map((id) => toTestSource({ id })),
    TEST_NOW,
  )
  const refresh = toTestRefresh([])
  for (const sourceId of ids) {
    const entry = toTestEntry({ sourceId, title: sourceId })
    const patch = { ...refresh.patch, usualGapMs: sourceId === 'lively' ? 100 * DAY : 7 * DAY }
    await store.writes.saveRefresh({ ...toTestRefresh([toTestSave(entry)]), patch })
  }
  await noteConditions(store, TEST_NOW)
  expect(await store.reads.listChanges(9)).toEqual([])
  await store.writes.setStatus('resting', { status: 'paused', now: TEST_NOW })
  await store.writes.syncSources(
    ids.filter((id) => id !== 'former').map((id) => toTestSource({ id })),
    TEST_NOW,
  )
  for (const day of [22, 23]) await noteConditions(store, TEST_NOW + day * DAY)
  const told = await store.reads.listChanges(9)
  expect(told.map(({ source, code }) => `${source.id} ${code}`).sort()).toEqual([
    'former retired',
    'quiet silent',
    'resting paused',
  ])
  expect(told.find(({ code }) => code === 'silent')).toMatchObject({
    previous: 'healthy',
    detail: 'silent for 3 weeks, usually weekly',
    changedAt: TEST_NOW + 22 * DAY,
  })
  await store.database.close()
})
