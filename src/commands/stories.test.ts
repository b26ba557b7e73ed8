import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStore } from '../store/open-store.ts'
import { createCommandRig } from '../testing/command-rig.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from '../testing/entries.ts'
import type { Command } from './command.ts'
import { doctor } from './doctor.ts'
import { separate } from './separate.ts'

let folder: string
let databaseUrl: string
const original = toTestEntry({ title: '原文' })
const repost = toTestEntry({ title: 'Repost', sourceId: 'echo' })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'incoming-stories-'))
  databaseUrl = `file:${folder}/test.db`
  const { writes, database } = await openStore(databaseUrl)
  await writes.syncSources([toTestSource(), toTestSource({ id: 'echo' })], TEST_NOW)
  const copy = toTestSave(repost, { join: { other: original.id, reason: 'edited', score: 0.734 } })
  const place = { ...copy.place, story: original.id, isLead: false }
  await writes.saveRefresh(toTestRefresh([toTestSave(original), { ...copy, place }]))
  await database.close()
})

afterEach(() => rmSync(folder, { recursive: true }))

/** Runs a command and answers what it wrote. */
async function run(command: Command, positionals: string[], values: Record<string, boolean>) {
  const { context, readWritten } = createCommandRig({ databaseUrl })
  expect(await command.run(context, { positionals, values })).toBe(0)
  return readWritten()
}

it('lists what was joined and why, and takes an entry out', async () => {
  expect(await run(doctor, [], { stories: true })).toMatch(
    new RegExp(`${repost.id} +Repost +edited +0\\.73 +${original.id} +原文`),
  )
  expect(await run(separate, [repost.id], {})).toBe(`${repost.id} stands for itself\n`)
  const told = JSON.parse(await run(doctor, [], { stories: true, json: true }))
  expect(told).toEqual({ joins: [], separations: [repost.id] })
  await run(separate, [repost.id], { undo: true })
  expect(await run(doctor, [], { stories: true })).not.toContain(repost.id)
})

it('makes no database to look into', async () => {
  const { context } = createCommandRig({ databaseUrl: `file:${folder}/none.db` })
  const listed = doctor.run(context, { positionals: [], values: { stories: true } })
  await expect(listed).rejects.toThrow('There is no database')
  expect(existsSync(`${folder}/none.db`)).toBe(false)
})
