import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite } from '../store/connection.ts'
import { openStore } from '../store/open-store.ts'
import { createCommandRig } from '../testing/command-rig.ts'
import { TEST_NOW, toTestSource } from '../testing/entries.ts'
import { doctor } from './doctor.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'incoming-doctor-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('names the tags of sources that are not in the vocabulary, and refuses none', async () => {
  writeFileSync(join(folder, 'tags.yaml'), '- id: robotics\n  names: { en: Robotics }\n')
  const stanza = '- id: a\n  title: A\n  url: https://a.example/feed\n  tags: [robotics, robotcs]\n'
  writeFileSync(join(folder, 'sources.yaml'), stanza)
  const { context, readWritten } = createCommandRig({
    databaseUrl: `file:${folder}/test.db`,
    configDir: folder,
  })
  await doctor.run(context, { positionals: [], values: { json: true } })
  expect(JSON.parse(readWritten()).findings.filter(({ name }: { name: string }) => name === 'tag')).toEqual([
    {
      name: 'tag',
      isOk: true,
      detail: 'a: the tag `robotcs` is not in tags.yaml; did you mean `robotics`?',
    },
  ])
})

describe('the database', () => {
  const examine = async (databaseUrl: string) => {
    writeFileSync(join(folder, 'sources.yaml'), '- id: a\n  title: A\n  url: https://a.example/feed\n')
    writeFileSync(join(folder, 'tags.yaml'), '- id: robotics\n  names: { en: Robotics }\n')
    const { context, readWritten } = createCommandRig({ databaseUrl, configDir: folder })
    const code = await doctor.run(context, { positionals: [], values: { json: true } })
    const findings: { name: string; isOk: boolean; detail: string }[] = JSON.parse(readWritten()).findings
    return { code, findings, database: findings.find(({ name }) => name === 'database') }
  }

  it('is to be restored where it is damaged', async () => {
    const file = join(folder, 'test.db')
    writeFileSync(file, 'no database, but long enough to look at '.repeat(20))
    const { code, database } = await examine(`file:${file}`)
    expect(code).toBe(1)
    expect(database).toMatchObject({
      isOk: false,
      detail: expect.stringContaining('restore the last backup'),
    })
  })

  it('is not to be restored where it is a folder or of a newer release', async () => {
    const file = join(folder, 'test.db')
    await (await openStore(`file:${file}`)).database.close()
    const connection = openSqlite({ file })
    connection.pragma('user_version = 99')
    connection.close()
    for (const [path, advice] of [
      [folder, /is a folder/],
      [file, /newer release/],
    ] as const) {
      const { code, database } = await examine(`file:${path}`)
      expect(code).toBe(1)
      expect(database?.detail).toMatch(advice)
      expect(database?.detail).not.toMatch(/restore/)
    }
  })

  it('tells of a blog that is followed twice', async () => {
    const databaseUrl = `file:${join(folder, 'test.db')}`
    const { writes, database } = await openStore(databaseUrl)
    const url = 'https://a.example/feed'
    await writes.syncSources(
      [toTestSource({ id: 'mine', url }), toTestSource({ url: 'https://b.example/feed' })],
      TEST_NOW,
    )
    await writes.saveSources([toTestSource({ id: 'other', url })], { origin: 'added', now: TEST_NOW })
    await database.close()
    const { code, findings } = await examine(databaseUrl)
    expect(code).toBe(1)
    expect(findings.filter(({ name }) => name === 'source').map(({ detail }) => detail)).toEqual([
      'mine, other are one blog, read twice: `incoming remove other`',
    ])
  })

  it('may be PostgreSQL: all but the checks of files is done', async () => {
    const { code, findings, database } = await examine('postgres://nobody@127.0.0.1:1/none')
    expect(code).toBe(1)
    expect(findings.map(({ name }) => name)).toEqual(['node', 'configuration', 'database'])
    expect(database).toMatchObject({ isOk: false, detail: expect.stringContaining('does not answer') })
  })
})
