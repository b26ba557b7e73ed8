import { expect, it } from 'vitest'
import { createSaveMemory, openSaveRecord } from '../crawl/save-record.ts'
import { checkReady } from './check-ready.ts'

const store = { reads: { findVersion: async () => ({ version: 1, changedAt: 0 }) } } as Parameters<
  typeof checkReady
>[0]

it('is not ready while saves fail, and says so', async () => {
  const saves = openSaveRecord(createSaveMemory())
  const find = async () =>
    (await checkReady(store, { isRunning: () => true, saves })).filter(({ isOk }) => !isOk)
  expect(await find()).toEqual([])
  saves.note(false)
  expect(await find()).toEqual([
    { name: 'saves', isOk: false, detail: expect.stringContaining('fail: nothing new is kept') },
  ])
  saves.note(true)
  expect(await find()).toEqual([])
})
