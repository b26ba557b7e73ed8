import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../errors.ts'
import { createReads } from './create-reads.ts'
import { createWrites } from './create-writes.ts'
import type { Database } from './database.ts'
import { migrate, readMigrations } from './migrate.ts'
import type { Reads } from './reads.ts'
import { createSqlite, openSqlite } from './sqlite.ts'
import type { Writes } from './writes.ts'

const MIGRATIONS = join(import.meta.dirname, '../../migrations')

export interface Store {
  database: Database
  reads: Reads
  writes: Writes
}

/** The path of a `file:` address. */
export function toFile(databaseUrl: string): string {
  if (!databaseUrl.startsWith('file:')) {
    throw new AppError(
      'invalid',
      `${databaseUrl.split(':')[0]}: this command works on SQLite files only; use file:PATH.`,
    )
  }
  return databaseUrl.slice('file:'.length)
}

/**
 * Opens the store behind an address (`file:PATH`; `file::memory:` for tests) and brings it to the newest version.
 * `readonly` opens a second view of a store that stands already. Throws AppError for a store that cannot be opened.
 */
export function openStore(databaseUrl: string, { readonly = false } = {}): Store {
  const file = toFile(databaseUrl)
  if (file !== ':memory:' && !readonly) mkdirSync(dirname(file), { recursive: true })
  const connection = openSqlite({ file, readonly })
  if (!readonly) migrate(connection, readMigrations(join(MIGRATIONS, 'sqlite')))
  return toStore(createSqlite(connection))
}

/** Both sides of the store over one engine. */
export function toStore(database: Database): Store {
  return { database, reads: createReads(database), writes: createWrites(database) }
}
