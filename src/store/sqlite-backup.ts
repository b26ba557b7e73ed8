import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type SqliteDatabase from 'better-sqlite3'
import { AppError } from '../errors.ts'
import { openSqlite } from './connection.ts'
import { readMigrations, readVersion } from './migrate.ts'

const MIGRATIONS = join(import.meta.dirname, '../../migrations/sqlite')
const UNFINISHED = '.unfinished'
const REPLACED = '.before-restore'

export interface CheckedCopy {
  entries: number
  sources: number
  version: number
}

/**
 * Copies a database while it is in use. The copy is written under another name, checked, and only then takes its own, so
 * a file of that name is always whole. Answers what it holds.
 */
export async function backupSqlite(file: string, target: string): Promise<CheckedCopy> {
  const unfinished = target + UNFINISHED
  rmSync(unfinished, { force: true })
  const connection = openSqlite({ file, readonly: true })
  try {
    await connection.backup(unfinished)
  } finally {
    connection.close()
  }
  const copy = checkFile(unfinished)
  replace(unfinished, target)
  return copy
}

/**
 * Puts a backup in the place of the database; the old one is kept beside it as `….before-restore`. Throws AppError for a
 * file that is no whole backup, is newer than the program, or while another process has the database open.
 */
export function restoreSqlite(backup: string, file: string): CheckedCopy {
  if (!existsSync(backup)) throw new AppError('not-found', `There is no file ${backup}.`)
  const copy = checkFile(backup)
  const known = readMigrations(MIGRATIONS).length
  if (copy.version > known) {
    throw new AppError(
      'conflict',
      `${backup} is of version ${copy.version}, this program knows ${known}; install a newer release.`,
    )
  }
  if (existsSync(file)) putAside(file)
  const unfinished = file + UNFINISHED
  copyFileSync(backup, unfinished)
  replace(unfinished, file)
  return copy
}

/** Throws AppError unless the file is a whole database of ours. An empty file would pass SQLite's own check. */
function checkFile(file: string): CheckedCopy {
  let connection: SqliteDatabase.Database | null = null
  try {
    connection = openSqlite({ file, readonly: true })
    const verdict = connection.pragma('integrity_check(1)', { simple: true })
    if (verdict !== 'ok') throw new Error(String(verdict))
    const count = (table: string) =>
      connection?.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get() as number
    return { entries: count('entries'), sources: count('sources'), version: readVersion(connection) }
  } catch (error) {
    throw new AppError(
      'unprocessable',
      `${file} is not a whole database of this program: ${(error as Error).message}.`,
      {
        cause: error,
      },
    )
  } finally {
    connection?.close()
  }
}

/** Moves the database out of the way, with everything in its log written back first. */
function putAside(file: string): void {
  const connection = openSqlite({ file })
  try {
    // Exclusive locking fails while any other connection is open, readers included.
    connection.pragma('busy_timeout = 0')
    connection.pragma('locking_mode = EXCLUSIVE')
    connection.exec('BEGIN EXCLUSIVE; COMMIT')
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    throw new AppError('busy', `${file} is in use: stop the service, then restore.`, { cause: error })
  } finally {
    connection.close()
  }
  renameSync(file, file + REPLACED)
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true })
}

/** Renames a finished file over its target, on disk before and after. */
function replace(from: string, to: string): void {
  sync(from)
  for (const suffix of ['-wal', '-shm']) rmSync(from + suffix, { force: true })
  renameSync(from, to)
  sync(dirname(to) || '.')
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
