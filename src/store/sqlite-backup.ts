import { openSqlite } from './connection.ts'
import { type CheckedCopy, checkFile, removeFile, replaceFile, UNFINISHED } from './sqlite-file.ts'

/**
 * Copies a database while it is in use. The copy is written under another name, checked, and only then takes its own, so
 * a file of that name is always whole. Answers what it holds.
 */
export async function backupSqlite(file: string, target: string): Promise<CheckedCopy> {
  const unfinished = target + UNFINISHED
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
