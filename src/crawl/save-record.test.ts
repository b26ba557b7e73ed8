import { expect, it } from 'vitest'
import { createSaveMemory, openSaveRecord, watchSaves } from './save-record.ts'

it('is failing until a reading is saved, or claims succeed where only those failed', () => {
  const record = openSaveRecord(createSaveMemory())
  const { noteSave, noteClaim } = watchSaves(record.note)
  noteClaim(false)
  expect(record.isFailing()).toBe(true)
  noteClaim(true)
  expect(record.isFailing()).toBe(false)
  noteSave(false)
  noteClaim(false)
  noteClaim(true)
  expect(record.isFailing()).toBe(true)
  noteSave(true)
  expect([record.isFailing(), record.countFailed()]).toEqual([false, 3])
})
