import { statSync } from 'node:fs'
import SqliteDatabase from 'better-sqlite3'
import { AppError } from '../errors.ts'
import { fold } from '../search/words.ts'
import { CHECKPOINT_PAGES } from './checkpoint.ts'

/** How long a writer waits for another process, ms. */
const BUSY_TIMEOUT_MS = 5000
/** The write-ahead log is cut back to this after a checkpoint, bytes. */
const JOURNAL_BYTES_MAX = 64 * 1024 * 1024
/** Page cache of one connection, KiB (negative: SQLite's own way to say KiB). */
const CACHE_KIB = -16_384

export type Connection = SqliteDatabase.Database

export interface SqliteOptions {
  /** A path, `:memory:`, or the bytes of a database to be had in memory. */
  file: string | Buffer
  /** Opens the file for reading only; it must exist. */
  readonly?: boolean
}

/** Opens one connection with the settings that keep data safe and reads quick. Throws AppError for a folder. */
export function openSqlite({ file, readonly = false }: SqliteOptions): Connection {
  if (typeof file === 'string' && statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
    throw new AppError(
      'unavailable',
      `${file} is a folder: DATABASE_URL names a file, such as ${file}/incoming.db.`,
    )
  }
  const connection = new SqliteDatabase(file, { readonly, timeout: BUSY_TIMEOUT_MS })
  if (!readonly) connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('trusted_schema = OFF')
  connection.pragma('cell_size_check = ON')
  connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  connection.pragma(`journal_size_limit = ${JOURNAL_BYTES_MAX}`)
  connection.pragma('temp_store = MEMORY')
  connection.pragma(`cache_size = ${CACHE_KIB}`)
  connection.function('fold', { deterministic: true }, (text) => fold(String(text)))
  if (readonly) connection.pragma('query_only = ON')
  return connection
}
