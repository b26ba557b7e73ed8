import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStore } from '../store/open-store.ts'
import { createCommandRig } from '../testing/command-rig.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from '../testing/entries.ts'
import { remove } from './remove.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'incoming-remove-'))
  writeFileSync(join(folder, 'sources.yaml'), '- id: mine\n  title: Mine\n  url: https://mine.example/feed\n')
  writeFileSync(join(folder, 'tags.yaml'), '[]')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('removes what was added with its entries, and nothing of sources.yaml', async () => {
  const databaseUrl = `file:${folder}/test.db`
  const { writes, reads, database } = await openStore(databaseUrl)
  await writes.saveSources([toTestSource()], { origin: 'added', now: TEST_NOW })
  await writes.saveRefresh(toTestRefresh([toTestSave(toTestEntry())]))
  const { context, readWritten } = createCommandRig({ databaseUrl, configDir: folder })
  const run = (id: string) => remove.run(context, { positionals: [id], values: {} })
  expect(await run('signal')).toBe(0)
  expect(readWritten()).toBe('signal is removed with its entries (1)\n')
  expect((await reads.listSources()).map(({ id }) => id)).toEqual(['mine'])
  expect((await reads.findStats(TEST_NOW)).entries).toBe(0)
  await expect(run('mine')).rejects.toThrow('remove its stanza there')
  await expect(run('signal')).rejects.toThrow('There is no source signal')
  await database.close()
})
