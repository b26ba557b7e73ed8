import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../errors.ts'
import { describeTrouble } from '../trouble.ts'
import { type Connection, openSqlite } from './connection.ts'
import { createReads } from './create-reads.ts'
import { createSubscriptions } from './create-subscriptions.ts'
import { createWrites } from './create-writes.ts'
import type { Database } from './database.ts'
import { migrate, readMigrations, readVersion, refuseForeign, refuseNewer, refuseOther } from './migrate.ts'
import { migratePostgres } from './migrate-postgres.ts'
import type { Reads } from './reads.ts'
import { createSqlite } from './sqlite.ts'
import type { Subscriptions } from './subscriptions.ts'
import type { Writes } from './writes.ts'

const MIGRATIONS = join(import.meta.dirname, '../../migrations')

export interface Store {
  database: Database
  reads: Reads
  writes: Writes
  subscriptions: Subscriptions
}

/** The path of a `file:` address. Throws AppError for any other. */
export function toFile(databaseUrl: string): string {
  if (isPostgres(databaseUrl)) {
    throw new AppError(
      'invalid',
      'This command works on SQLite files; for PostgreSQL use pg_dump, pg_restore and its own checks.',
    )
  }
  return databaseUrl.slice('file:'.length)
}

/**
 * Opens the store behind an address (`file:PATH`, `postgres://…`; `file::memory:` for tests) and brings it to the newest
 * version. `readonly` opens a second view of a store that stands already. Throws AppError for a store that cannot be opened.
 */
export async function openStore(databaseUrl: string, { readonly = false } = {}): Promise<Store> {
  return toStore(
    isPostgres(databaseUrl)
      ? await openOnPostgres(databaseUrl, readonly)
      : openOnSqlite(databaseUrl, readonly),
  )
}

/** Trouble of the machine (permissions, a full disk, no database) is told with the file it is about. */
function openOnSqlite(databaseUrl: string, readonly: boolean): Database {
  const file = toFile(databaseUrl)
  if (readonly && file !== ':memory:' && !existsSync(file)) {
    throw new AppError('unavailable', `There is no database ${file} yet; the first start makes it.`)
  }
  try {
    if (file !== ':memory:' && !readonly) mkdirSync(dirname(file), { recursive: true })
    return createSqlite(openCurrent(file, readonly))
  } catch (error) {
    const trouble = describeTrouble(error)
    if (trouble) throw new AppError('unavailable', `${file}: ${trouble}`, { cause: error })
    throw error
  }
}

/** A connection to a database of the newest version: it is brought there, or refused where it is only read. */
function openCurrent(file: string, readonly: boolean): Connection {
  if (file === ':memory:') return openInMemory()
  const connection = openSqlite({ file, readonly })
  try {
    const migrations = readMigrations(join(MIGRATIONS, 'sqlite'))
    const version = readVersion(connection)
    refuseForeign(connection, version)
    const copy = toCopyName(file, migrations.length)
    refuseNewer(version, migrations.length, existsSync(copy) ? copy : null)
    if (readonly) {
      refuseOther(version, migrations.length)
      return connection
    }
    if (version > 0 && version < migrations.length) keepCopy(connection, toCopyName(file, version))
    migrate(connection, migrations)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Of a database in memory that was brought to the newest version; the next ones begin as copies of it. */
let emptyImage: Buffer | null = null

/** A database in memory: migrating anew takes as long as most of what is done with one. */
function openInMemory(): Connection {
  if (emptyImage) return openSqlite({ file: emptyImage })
  const connection = openSqlite({ file: ':memory:' })
  migrate(connection, readMigrations(join(MIGRATIONS, 'sqlite')))
  emptyImage = connection.serialize()
  return connection
}

/** What a migration starts from is kept beside the database. */
function keepCopy(connection: Connection, target: string): void {
  rmSync(target, { force: true })
  connection.prepare('VACUUM INTO ?').run(target)
}

function toCopyName(file: string, version: number): string {
  return `${file}.version-${version}`
}

async function openOnPostgres(databaseUrl: string, readonly: boolean): Promise<Database> {
  // Loaded where it is used: most stations never need the driver.
  const { createPostgres, openPostgres } = await import('./postgres.ts')
  const pool = openPostgres(databaseUrl, { readonly })
  try {
    if (!readonly) await migratePostgres(pool, readMigrations(join(MIGRATIONS, 'postgres')))
  } catch (error) {
    await pool.end()
    if (error instanceof AppError) throw error
    const { message } = error as Error
    throw new AppError(
      'unavailable',
      `PostgreSQL does not answer as wanted: ${message}. Look at DATABASE_URL.`,
      { cause: error },
    )
  }
  return createPostgres(pool)
}

/** Whether an address names a PostgreSQL server. */
export function isPostgres(databaseUrl: string): boolean {
  return /^postgres(ql)?:/.test(databaseUrl)
}

/** Both sides of the store over one engine. */
function toStore(database: Database): Store {
  return {
    database,
    reads: createReads(database),
    writes: createWrites(database),
    subscriptions: createSubscriptions(database),
  }
}
