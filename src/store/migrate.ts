import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type SqliteDatabase from 'better-sqlite3'
import { AppError } from '../errors.ts'

/** One step of the schema: `0001_initial.sql` is version 1. */
export interface Migration {
  version: number
  name: string
  text: string
}

/** Reads the steps of one engine in order; numbers must run 1, 2, 3 … without a gap. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return names.map((name, index) => {
    const version = Number.parseInt(name, 10)
    if (version !== index + 1) throw new Error(`${join(folder, name)}: expected number ${index + 1}`)
    return { version, name, text: readFileSync(join(folder, name), 'utf8') }
  })
}

/** The schema version a database stands at; 0 for a new file. */
export function readVersion(connection: SqliteDatabase.Database): number {
  return connection.pragma('user_version', { simple: true }) as number
}

/** What databases of every version have. */
const OWN_TABLES = ['entries', 'sources']

/**
 * Throws AppError('unavailable') for a database of another program: no table of ours is put into it. `version` is what it was
 * before its tables are looked at: another process may be bringing it up to date.
 */
export function refuseForeign(connection: SqliteDatabase.Database, version: number): void {
  const tables = connection.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all()
  const isNew = version === 0 && tables.length === 0
  if (isNew || OWN_TABLES.every((table) => tables.includes(table))) return
  throw new AppError(
    'unavailable',
    'This is the database of another program: let DATABASE_URL name a file of its own.',
  )
}

/**
 * Throws AppError('unavailable') for a database that a newer program has changed.
 * @param copy the file that was kept of it at the version that this program knows, where there is one
 */
export function refuseNewer(version: number, known: number, copy: string | null = null): void {
  if (version <= known) return
  const orBack = copy === null ? '' : `, or go back to what it was before that: \`incoming restore ${copy}\``
  throw new AppError(
    'unavailable',
    `The database is at version ${version}, this program knows ${known}. Install a newer release${orBack}.`,
  )
}

/** Throws AppError('unavailable') for one that the next start changes first: who only reads changes nothing. */
export function refuseOther(version: number, known: number): void {
  if (version === known) return
  throw new AppError(
    'unavailable',
    `The database is at version ${version}, this program at ${known}. The next start brings it up to date.`,
  )
}

/**
 * Brings a database to the newest version, each step and its number in one transaction, so a kill leaves the step
 * before. Answers how many steps ran. Throws AppError('unavailable') for a database newer than the code.
 */
export function migrate(connection: SqliteDatabase.Database, migrations: readonly Migration[]): number {
  const from = readVersion(connection)
  refuseNewer(from, migrations.length)
  const pending = migrations.slice(from)
  // Foreign keys cannot be switched within a transaction, and a step may need to rebuild a table.
  connection.pragma('foreign_keys = OFF')
  for (const { version, name, text } of pending) {
    connection
      .transaction(() => {
        connection.exec(text)
        const broken = connection.pragma('foreign_key_check') as unknown[]
        if (broken.length > 0) throw new Error(`${name} leaves ${broken.length} rows without their parent`)
        connection.pragma(`user_version = ${version}`)
      })
      .immediate()
  }
  connection.pragma('foreign_keys = ON')
  return pending.length
}
