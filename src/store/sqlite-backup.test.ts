import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toContentHash } from '../enrich/fingerprint.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from '../testing/entries.ts'
import { checkSqlite } from './check-sqlite.ts'
import { openSqlite } from './connection.ts'
import { readVersion } from './migrate.ts'
import { openStore, type Store } from './open-store.ts'
import { backupSqlite } from './sqlite-backup.ts'
import { restoreSqlite } from './sqlite-restore.ts'

let folder: string
let file: string
let store: Store

const save = (title: string) => {
  const entry = toTestEntry({ title })
  return store.writes.saveRefresh(
    toTestRefresh([toTestSave(entry, { contentHash: toContentHash(entry.contentText) })]),
  )
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'incoming-'))
  file = join(folder, 'incoming.db')
  store = await openStore(`file:${file}`)
  await store.writes.syncSources([toTestSource()], TEST_NOW)
  await save('First')
})

afterEach(async () => {
  await store.database.close()
  rmSync(folder, { recursive: true })
})

describe('backup and restore', () => {
  it('copies while in use, and brings back exactly that', async () => {
    const copy = join(folder, 'copy.db')
    expect(await backupSqlite(file, copy)).toMatchObject({ entries: 1, sources: 1 })
    await save('Second')
    await store.database.close()
    expect(restoreSqlite(copy, file)).toMatchObject({ entries: 1 })
    store = await openStore(`file:${file}`)
    expect(await store.reads.findStats(TEST_NOW)).toMatchObject({ entries: 1 })
    expect(readdirSync(folder)).toContain('incoming.db.before-restore')
  })

  it('refuses to write over the database, by any name, and leaves it', async () => {
    const link = join(folder, 'link.db')
    symlinkSync(file, link)
    linkSync(file, join(folder, 'copy.db.unfinished'))
    const written = [file, link, `${folder}/../${basename(folder)}/incoming.db`, join(folder, 'copy.db')]
    for (const target of [...written, `${file}-wal`]) {
      await expect(backupSqlite(file, target)).rejects.toMatchObject({ code: 'invalid' })
    }
    await save('Second')
    expect(await store.reads.findStats(TEST_NOW)).toMatchObject({ entries: 2 })
  })

  it.each([
    ['', /name of a file/],
    ['.', /is a folder/],
    ['nowhere/', /is a folder/],
    ['nowhere/copy.db', /There is no folder .*nowhere/],
    ['incoming.db/copy.db', /There is no folder/],
  ])('refuses to write to %j, and leaves nothing', async (target, reason) => {
    const before = readdirSync(folder)
    const path = target && `${folder}/${target}`
    await expect(backupSqlite(file, path)).rejects.toThrow(reason)
    expect(readdirSync(folder)).toEqual(before)
  })

  it('refuses to restore over a database in use', async () => {
    const copy = join(folder, 'copy.db')
    await backupSqlite(file, copy)
    expect(() => restoreSqlite(copy, file)).toThrow(/in use: stop the service/)
    expect(await store.reads.findStats(TEST_NOW)).toMatchObject({ entries: 1 })
  })

  it.each<[string, (path: string) => void]>([
    ['an empty file', (path) => writeFileSync(path, '')],
    [
      'something else',
      (path) => writeFileSync(path, 'not a database, but long enough to look at '.repeat(20)),
    ],
    ['a cut file', (path) => truncateSync(path, 8192)],
  ])('refuses %s and leaves the database alone', async (_, damage) => {
    const copy = join(folder, 'copy.db')
    await backupSqlite(file, copy)
    damage(copy)
    expect(() => restoreSqlite(copy, file)).toThrow(/not a whole database/)
    expect(await store.reads.findStats(TEST_NOW)).toMatchObject({ entries: 1 })
  })

  it('refuses a database newer than the program, to open and to restore', async () => {
    const copy = join(folder, 'copy.db')
    await backupSqlite(file, copy)
    const connection = openSqlite({ file: copy })
    connection.pragma('user_version = 99')
    connection.close()
    await expect(openStore(`file:${copy}`)).rejects.toThrow(/version 99.*newer release/)
    expect(() => restoreSqlite(copy, file)).toThrow(/version 99.*newer release/)
  })

  it('names the copy of before an update to a program that is older than that', async () => {
    const connection = openSqlite({ file })
    const known = readVersion(connection)
    const kept = `${file}.version-${known}`
    await backupSqlite(file, kept)
    connection.pragma('user_version = 99')
    connection.close()
    await store.database.close()
    await expect(openStore(`file:${file}`)).rejects.toThrow(`\`incoming restore ${kept}\``)
    restoreSqlite(kept, file)
    store = await openStore(`file:${file}`)
    expect(await store.reads.findStats(TEST_NOW)).toMatchObject({ entries: 1 })
  })
  it('restores what an earlier restore put aside, and keeps every database it replaces', async () => {
    const copy = join(folder, 'copy.db')
    await backupSqlite(file, copy)
    await save('Second')
    await store.database.close()
    const aside = `${file}.before-restore`
    expect(restoreSqlite(copy, file)).toMatchObject({ entries: 1 })
    expect(restoreSqlite(aside, file)).toMatchObject({ entries: 2 })
    expect(restoreSqlite(`${aside}-2`, file)).toMatchObject({ entries: 1 })
    expect(restoreSqlite(aside, file)).toMatchObject({ entries: 2 })
    const kept = ['', '-2', '-3', '-4'].map((number) => `incoming.db.before-restore${number}`)
    expect(readdirSync(folder).sort()).toEqual(['copy.db', 'incoming.db', ...kept])
  })

  it('refuses to restore the database from itself, by any name, and leaves it', async () => {
    await store.database.close()
    const link = join(folder, 'link.db')
    symlinkSync(file, link)
    for (const backup of [file, link]) {
      expect(() => restoreSqlite(backup, file)).toThrow(/is the database itself/)
    }
    expect(readdirSync(folder).sort()).toEqual(['incoming.db', 'link.db'])
  })

  it('leaves the database in place where the copy cannot be written', async () => {
    const copy = join(folder, 'copy.db')
    await backupSqlite(file, copy)
    await store.database.close()
    mkdirSync(`${file}.unfinished-wal`)
    expect(() => restoreSqlite(copy, file)).toThrow()
    store = await openStore(`file:${file}`)
    expect(await store.reads.findStats(TEST_NOW)).toMatchObject({ entries: 1 })
  })

  it('restores over a damaged database, which is kept as it is', async () => {
    const copy = join(folder, 'copy.db')
    await backupSqlite(file, copy)
    await store.database.close()
    writeFileSync(file, 'damaged '.repeat(2000))
    expect(restoreSqlite(copy, file)).toMatchObject({ entries: 1 })
    expect(readFileSync(`${file}.before-restore`, 'utf8')).toMatch(/^damaged/)
  })

  it('restores what stands in the log beside a copied file', async () => {
    const copy = join(folder, 'copy.db')
    for (const suffix of ['', '-wal']) copyFileSync(file + suffix, copy + suffix)
    await store.database.close()
    expect(restoreSqlite(copy, file)).toMatchObject({ entries: 1 })
    store = await openStore(`file:${file}`)
    expect(await store.reads.findStats(TEST_NOW)).toMatchObject({ entries: 1 })
  })
})

describe('checkSqlite', () => {
  it('finds nothing wrong with what was saved', () => {
    expect(checkSqlite(file, toContentHash).filter((finding) => !finding.isOk)).toEqual([])
  })

  it('finds a text that changed on disk', () => {
    const connection = openSqlite({ file })
    connection.exec(`UPDATE contents SET text = 'altered'`)
    connection.close()
    expect(checkSqlite(file, toContentHash).find((finding) => finding.name === 'texts')).toMatchObject({
      isOk: false,
    })
  })
})
