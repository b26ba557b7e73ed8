import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type SqliteDatabase from 'better-sqlite3'
import { AppError } from '../errors.ts'
import { openSqlite } from './connection.ts'
import { readVersion } from './migrate.ts'

/** A copy that is still being written or checked stands under this name. */
export const UNFINISHED = '.unfinished'
/** What SQLite keeps beside a database. */
export const COMPANIONS = ['-wal', '-shm'] as const

export interface CheckedCopy {
  entries: number
  sources: number
  version: number
}

/**
 * What a database holds. Throws AppError, which calls it `name`, unless the file is a whole database of ours. An empty
 * file would pass SQLite's own check.
 */
export function checkFile(file: string, name: string): CheckedCopy {
  let connection: SqliteDatabase.Database | null = null
  try {
    // For writing: what its log holds is written into it as it is closed.
    connection = openSqlite({ file })
    const verdict = connection.pragma('integrity_check(1)', { simple: true })
    if (verdict !== 'ok') throw new Error(String(verdict))
    const count = (table: string) =>
      connection?.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get() as number
    return { entries: count('entries'), sources: count('sources'), version: readVersion(connection) }
  } catch (error) {
    if (isOfDisk(error)) throw error
    throw new AppError(
      'unprocessable',
      `${name} is not a whole database of this program: ${(error as Error).message}.`,
      { cause: error },
    )
  } finally {
    connection?.close()
  }
}

/** Whether an error tells of the disk or of permissions, and nothing of what the file holds. */
function isOfDisk(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return /^SQLITE_(FULL|IOERR_WRITE|IOERR_SHM|READONLY|CANTOPEN)/.test(String(code))
}

/** Whether two paths lead to one file, by links too. A path that leads nowhere is no other's. */
export function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }))
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino
}

/** Renames a finished file over its target, on disk before and after. */
export function replaceFile(from: string, to: string): void {
  sync(from)
  for (const suffix of COMPANIONS) rmSync(from + suffix, { force: true })
  renameSync(from, to)
  sync(dirname(to))
}

/** Removes a database and what stands beside it, if there is one. */
export function removeFile(file: string): void {
  for (const suffix of ['', ...COMPANIONS]) rmSync(file + suffix, { force: true })
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
