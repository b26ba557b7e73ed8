import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../errors.ts'
import { openSqlite } from './connection.ts'
import {
  type CheckedCopy,
  COMPANIONS,
  checkFile,
  isSameFile,
  removeFile,
  replaceFile,
  UNFINISHED,
} from './sqlite-file.ts'

/**
 * Copies a database while it is in use. The copy is written under another name, checked, and only then takes its own, so
 * a file of that name is always whole. Answers what it holds. Throws AppError for a target that cannot be one.
 */
export async function backupSqlite(file: string, target: string): Promise<CheckedCopy> {
  const unfinished = target + UNFINISHED
  refuseTarget(target)
  refuseOwn(file, [target, unfinished])
  if (!existsSync(file)) {
    throw new AppError('not-found', `There is no database ${file} yet; the first start makes it.`)
  }
  try {
    removeFile(unfinished)
    const connection = openSqlite({ file, readonly: true })
    try {
      await connection.backup(unfinished)
    } finally {
      connection.close()
    }
    const copy = checkFile(unfinished, target)
    replaceFile(unfinished, target)
    return copy
  } catch (error) {
    removeFile(unfinished)
    throw error
  }
}

function refuseTarget(target: string): void {
  if (target === '') throw new AppError('invalid', 'A backup needs the name of a file to write.')
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory() || target.endsWith('/')) {
    throw new AppError('invalid', `${target} is a folder: name a file in it.`)
  }
  const folder = dirname(target)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new AppError('not-found', `There is no folder ${folder}: make it, or name a file in another.`)
  }
  accessSync(folder, constants.W_OK)
}

/** A backup over the database, or over what SQLite keeps beside it, would pull it from under the service. */
function refuseOwn(file: string, written: readonly string[]): void {
  const own = [file, ...COMPANIONS.map((suffix) => file + suffix)]
  if (!written.some((path) => own.some((each) => isSameFile(path, each)))) return
  throw new AppError('invalid', `${written[0]} would replace the database itself: name another file.`)
}
