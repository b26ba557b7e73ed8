/**
 * No room: of the system, of SQLite (SHMSIZE: for the index of its log, which it makes as it opens a database), and
 * PostgreSQL's disk_full.
 */
const DISK_FULL = /^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_SHMSIZE|53100$)/

/** What the system or SQLite reports by code where nothing is wrong with the program: the first that fits tells what to do. */
const TROUBLES: readonly [codes: RegExp, advice: string][] = [
  [DISK_FULL, 'The disk is full: make room, or set RETENTION_DAYS and prune.'],
  [
    /^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_PERM)/,
    'This may not be written or read: look at the permissions of the file and of its folder, where SQLite keeps its log, and whether the disk is read-only.',
  ],
  [
    /^SQLITE_CANTOPEN/,
    'The database cannot be opened: look whether DATABASE_URL names a file, and whether it and its folder may be written.',
  ],
  [
    /^SQLITE_NOTADB/,
    'This is no database: look whether DATABASE_URL names the right file; if it does, restore the last backup: `incoming restore FILE`.',
  ],
  [/^SQLITE_CORRUPT/, 'The database is damaged: restore the last backup: `incoming restore FILE`.'],
  [/^SQLITE_(BUSY|LOCKED)/, 'The database is in use by another process: try again when that is done.'],
  [
    /^(EIO|SQLITE_IOERR)/,
    'The disk does not read or write as it should: look whether it is full, and at the log of the system.',
  ],
  [
    /^(ENOTDIR|EISDIR|EEXIST|ERR_FS_EISDIR)/,
    'A folder and a file were taken for each other: look at the path.',
  ],
  [/^(EMFILE|ENFILE)/, 'Too many files are open: raise the limit (`ulimit -n`).'],
  [
    /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT)/,
    'The database does not answer: look whether it runs, and at DATABASE_URL.',
  ],
]

/**
 * What to do about an error that the machine caused, as one line with the error's own words; null for any other, which is
 * a bug.
 */
export function describeTrouble(error: unknown): string | null {
  const advice = adviseOn(error)
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  return advice && `${advice} (${String(message || code).replace(/\s+/g, ' ')})`
}

/** The same without the error's own words, which may name files of this machine. */
export function adviseOn(error: unknown): string | null {
  const { code } = (error ?? {}) as { code?: unknown }
  if (typeof code !== 'string') return null
  return TROUBLES.find(([codes]) => codes.test(code))?.[1] ?? null
}

/** Whether an error says that there is no room left to write. */
export function isDiskFull(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown }
  return typeof code === 'string' && DISK_FULL.test(code)
}
