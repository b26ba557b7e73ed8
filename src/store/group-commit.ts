import type { Connection } from './connection.ts'

/** Batches that one commit covers at most. */
const BATCHES_MAX = 8
/** A batch waits for those still to come at most this long, ms. */
const WAIT_MAX_MS = 250

/** Lets batches share a transaction: pages that several of them touch are then written once. */
export interface GroupCommit {
  /**
   * Does work within the open transaction, which is begun if there is none, and answers when that is committed: at once
   * where no `others` are to come, or enough have. Where others are not spoken of, work in an open transaction is answered
   * before that is committed. Work that throws is undone, and hurts none of the others: what they did is done once more, so
   * it must do the same when it is called again.
   */
  join<T>(work: () => T, others?: number): Promise<T>
  /** Commits what is open, so that what follows is on its own. */
  commit(): void
}

/** Work that was done in the open transaction. */
interface Member {
  work(): unknown
  /** Whether its answer waits for the commit. */
  isWaiting: boolean
  resolve(): void
  reject(error: unknown): void
}

/**
 * On one connection, whose other statements see what is not yet committed. Nothing in it waits for the disk: a group that
 * is lost to a power failure is lost whole. Work is no savepoint of its own: SQLite would copy every page that it touches, to
 * undo what hardly ever fails. `onCommit` is called after each commit.
 */
export function createGroupCommit(connection: Connection, onCommit: () => void): GroupCommit {
  let members: Member[] = []
  let timer: NodeJS.Timeout | null = null

  function settle(tell: (one: Member) => void): void {
    if (timer) clearTimeout(timer)
    timer = null
    const told = members
    members = []
    connection.pragma('synchronous = FULL')
    for (const one of told) tell(one)
  }

  function commit(): void {
    if (!timer) return
    try {
      connection.exec('COMMIT')
    } catch (error) {
      abandon(error)
      return
    }
    settle((one) => one.resolve())
    onCommit()
  }

  function abandon(error: unknown): void {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    settle((one) => one.reject(error))
  }

  /** Undoes what an error left; the others' work, which goes with it, is done once more. */
  function undo(error: unknown): void {
    try {
      // A full disk ends the whole transaction, whatever stood in it.
      if (!connection.inTransaction) throw error
      redo(connection, members)
    } catch (reason) {
      abandon(reason)
    }
  }

  return {
    commit,
    join: (work, others) =>
      new Promise((resolve, reject) => {
        const isWaiting = !timer || others !== undefined
        if (!timer) begin(connection)
        timer ??= setTimeout(commit, WAIT_MAX_MS)
        try {
          const answer = work()
          members.push({ work, isWaiting, resolve: () => resolve(answer), reject })
          if (!isWaiting) resolve(answer)
        } catch (error) {
          reject(error)
          undo(error)
        }
        const waiting = members.filter((each) => each.isWaiting).length
        if (isWaiting && (!others || waiting >= BATCHES_MAX)) commit()
      }),
  }
}

function begin(connection: Connection): void {
  connection.pragma('synchronous = NORMAL')
  try {
    connection.exec('BEGIN IMMEDIATE')
  } catch (error) {
    connection.pragma('synchronous = FULL')
    throw error
  }
}

/** Begins the open transaction anew, with the work of its members alone. */
function redo(connection: Connection, members: readonly Member[]): void {
  connection.exec('ROLLBACK')
  connection.exec('BEGIN IMMEDIATE')
  for (const { work } of members) work()
}
