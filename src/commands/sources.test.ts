import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStore } from '../store/open-store.ts'
import { createCommandRig } from '../testing/command-rig.ts'
import { TEST_NOW, toTestSource } from '../testing/entries.ts'
import { exportSources } from './export.ts'
import { sources } from './sources.ts'

let folder: string
let databaseUrl: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'incoming-sources-'))
  databaseUrl = `file:${folder}/test.db`
})
afterEach(() => rmSync(folder, { recursive: true }))

async function list(stanzas: string): Promise<[id: string, status: string][]> {
  writeFileSync(join(folder, 'sources.yaml'), stanzas)
  writeFileSync(join(folder, 'tags.yaml'), '[]')
  const { context, readWritten } = createCommandRig({ databaseUrl, configDir: folder })
  await sources.run(context, { positionals: [], values: { json: true } })
  return JSON.parse(readWritten()).sources.map((source: { id: string; status: string }) => [
    source.id,
    source.status,
  ])
}

const toStanza = (id: string) => `- id: ${id}\n  title: ${id}\n  url: https://${id}.example/feed\n`

it('lists what the next start would have, and writes nothing', async () => {
  expect(await list(toStanza('fresh'))).toEqual([['fresh', 'active']])
  expect(existsSync(join(folder, 'test.db'))).toBe(false)
  const store = await openStore(databaseUrl)
  await store.writes.syncSources([toTestSource({ id: 'known' }), toTestSource({ id: 'left' })], TEST_NOW)
  await store.writes.saveSources([toTestSource({ id: 'added' })], { origin: 'added', now: TEST_NOW })
  const before = await store.reads.listSources()
  expect(await list(toStanza('fresh') + toStanza('known'))).toEqual([
    ['added', 'active'],
    ['left', 'retired'],
    ['fresh', 'active'],
    ['known', 'active'],
  ])
  expect(await store.reads.listSources()).toEqual(before)
  await store.database.close()
})

it('exports the same, but what is retired', async () => {
  const store = await openStore(databaseUrl)
  await store.writes.syncSources([toTestSource({ id: 'left' })], TEST_NOW)
  await store.database.close()
  await list(toStanza('fresh'))
  const { context, readWritten } = createCommandRig({ databaseUrl, configDir: folder })
  await exportSources.run(context, { positionals: [], values: { format: 'yaml' } })
  expect(readWritten()).toContain('id: fresh')
  expect(readWritten()).not.toContain('id: left')
})
