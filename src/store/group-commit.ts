import type { Connection } from './connection.ts'
import type { IndexChange } from './database.ts'

/** Batches that one commit covers at most. */
const BATCHES_MAX = 8
/** A batch waits for those still to come at most this long, ms. */
const WAIT_MAX_MS = 250

/** Lets batches share a transaction: pages that several of them touch are then written once. */
export interface GroupCommit {
  /**
   * Does work within the open transaction, which is begun if there is none, and answers when that is committed: at once
   * where no `others` are to come, or enough have. Where others are not spoken of, work in an open transaction is answered
   * before that is committed. What it changes in the search index is done before the commit. Work that throws is undone, and
   * hurts none of the others: each of them is done once more, alone, and must do the same when it is called again.
   */
  join<T>(work: () => T, options: { index: readonly IndexChange[]; others: number | undefined }): Promise<T>
  /** Commits what is open, so that what follows is on its own. */
  commit(): void
}

/** What belongs to a commit. */
interface Steps {
  /** Called before it with what all its members change. */
  writeIndex(changes: readonly IndexChange[]): void
  onCommit(): void
}

/** Work that was done in the open transaction. */
interface Member {
  work(): unknown
  index: readonly IndexChange[]
  /** Whether its answer waits for the commit. */
  isWaiting: boolean
  resolve(): void
  reject(error: unknown): void
}

/**
 * On one connection, whose other statements see what is not yet committed. Nothing in it waits for the disk: a group that
 * is lost to a power failure is lost whole. Work is no savepoint of its own: SQLite would copy every page that it touches, to
 * undo what hardly ever fails.
 */
export function createGroupCommit(connection: Connection, { writeIndex, onCommit }: Steps): GroupCommit {
  let members: Member[] = []
  let timer: NodeJS.Timeout | null = null

  function commit(): void {
    if (!timer) return
    try {
      writeIndex(members.flatMap(({ index }) => index))
      connection.exec('COMMIT')
    } catch {
      undo()
      return
    }
    settle((one) => one.resolve())
  }

  function settle(tell: (one: Member) => void): void {
    if (timer) clearTimeout(timer)
    timer = null
    const told = members
    members = []
    connection.pragma('synchronous = FULL')
    for (const one of told) tell(one)
    onCommit()
  }

  /** Undoes all that is open; each of those whose work went well is done once more, alone. */
  function undo(): void {
    // A full disk has ended the transaction.
    if (connection.inTransaction) connection.exec('ROLLBACK')
    settle((one) => doAlone(connection, one, writeIndex))
  }

  return {
    commit,
    join: (work, { index, others }) =>
      new Promise((resolve, reject) => {
        const isWaiting = !timer || others !== undefined
        if (!timer) begin(connection)
        timer ??= setTimeout(commit, WAIT_MAX_MS)
        try {
          const answer = work()
          members.push({ work, index, isWaiting, resolve: () => resolve(answer), reject })
          if (!isWaiting) resolve(answer)
        } catch (error) {
          reject(error)
          undo()
        }
        const waiting = members.filter((each) => each.isWaiting).length
        if (isWaiting && (!others || waiting >= BATCHES_MAX)) commit()
      }),
  }
}

/** Begins a transaction that does not wait for the disk. */
function begin(connection: Connection): void {
  connection.pragma('synchronous = NORMAL')
  try {
    connection.exec('BEGIN IMMEDIATE')
  } catch (error) {
    connection.pragma('synchronous = FULL')
    throw error
  }
}

function doAlone(
  connection: Connection,
  { work, index, resolve, reject }: Member,
  writeIndex: Steps['writeIndex'],
): void {
  const all = () => {
    work()
    writeIndex(index)
  }
  try {
    connection.transaction(all).immediate()
    resolve()
  } catch (error) {
    reject(error)
  }
}
