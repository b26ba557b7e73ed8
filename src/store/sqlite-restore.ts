import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../errors.ts'
import { openSqlite } from './connection.ts'
import { readMigrations } from './migrate.ts'
import {
  type CheckedCopy,
  COMPANIONS,
  checkFile,
  isSameFile,
  removeFile,
  replaceFile,
  UNFINISHED,
} from './sqlite-file.ts'

const MIGRATIONS = join(import.meta.dirname, '../../migrations/sqlite')
const REPLACED = '.before-restore'

/**
 * Puts a backup in the place of the database; the old one is kept beside it as `….before-restore` (`-2`, `-3` …). The
 * database stays what it is until the copy is whole. Throws AppError for a file that is no whole backup, is newer than the
 * program or the database itself, or while another process has the database open.
 */
export function restoreSqlite(backup: string, database: string): CheckedCopy {
  // A link stays one: what it leads to is replaced.
  const file = existsSync(database) ? realpathSync(database) : database
  const unfinished = file + UNFINISHED
  refuseBackup(backup, [file, unfinished])
  try {
    removeFile(unfinished)
    const copy = copyChecked(backup, unfinished)
    if (existsSync(file)) {
      settle(file)
      keepOld(file)
    }
    replaceFile(unfinished, file)
    return copy
  } catch (error) {
    removeFile(unfinished)
    throw error
  }
}

function refuseBackup(backup: string, taken: readonly string[]): void {
  const found = statSync(backup, { throwIfNoEntry: false })
  if (!found) throw new AppError('not-found', `There is no file ${backup}.`)
  if (!found.isFile()) throw new AppError('invalid', `${backup} is no file: name the backup itself.`)
  for (const path of taken) {
    if (!isSameFile(backup, path)) continue
    const what = path === taken[0] ? 'is the database itself' : 'stands where the copy is written: rename it'
    throw new AppError('invalid', `${backup} ${what}; nothing was restored.`)
  }
}

/** Copies a backup, with the log that may stand beside it, and checks the copy: the backup is only read. */
function copyChecked(backup: string, unfinished: string): CheckedCopy {
  copyFileSync(backup, unfinished)
  if (existsSync(`${backup}-wal`)) copyFileSync(`${backup}-wal`, `${unfinished}-wal`)
  const copy = checkFile(unfinished, backup)
  const known = readMigrations(MIGRATIONS).length
  if (copy.version <= known) return copy
  throw new AppError(
    'conflict',
    `${backup} is of version ${copy.version}, this program knows ${known}; install a newer release.`,
  )
}

/** Writes everything in the database's log back. Throws AppError while anybody else has it open. */
function settle(file: string): void {
  let connection: ReturnType<typeof openSqlite> | null = null
  try {
    connection = openSqlite({ file })
    // Exclusive locking fails while any other connection is open, readers included.
    connection.pragma('busy_timeout = 0')
    connection.pragma('locking_mode = EXCLUSIVE')
    connection.exec('BEGIN EXCLUSIVE; COMMIT')
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    const code = String((error as { code?: unknown }).code)
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
      throw new AppError('busy', `${file} is in use: stop the service, then restore.`, { cause: error })
    }
    // A damaged one is what backups are for: it is kept as it is.
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(code)) throw error
  } finally {
    connection?.close()
  }
}

/** Gives the old database a second name, with its log where that could not be written back; it never loses its own. */
function keepOld(file: string): void {
  const kept = toFreeName(file + REPLACED)
  try {
    linkSync(file, kept)
  } catch {
    // Not every file system has links.
    copyWhole(file, kept)
  }
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${kept}-wal`)
  rmSync(`${file}-shm`, { force: true })
}

function copyWhole(from: string, to: string): void {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL)
  } catch (error) {
    rmSync(to, { force: true })
    throw error
  }
}

/** The name itself, or the first of `name-2`, `name-3` … that nothing has. */
function toFreeName(name: string): string {
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? name : `${name}-${number}`
    if (COMPANIONS.every((suffix) => !existsSync(free + suffix)) && !existsSync(free)) return free
  }
}
