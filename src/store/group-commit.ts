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
   * before that is committed. Work that throws is undone, and hurts none of the others.
   */
  join<T>(work: () => T, others?: number): Promise<T>
  /** Commits what is open, so that what follows is on its own. */
  commit(): void
}

interface Waiting {
  resolve(): void
  reject(error: unknown): void
}

/**
 * On one connection, whose other statements see what is not yet committed. Nothing in it waits for the disk: a group that
 * is lost to a power failure is lost whole. `onCommit` is called after each commit.
 */
export function createGroupCommit(connection: Connection, onCommit: () => void): GroupCommit {
  let waiting: Waiting[] = []
  let timer: NodeJS.Timeout | null = null

  function begin(): void {
    if (timer) return
    connection.pragma('synchronous = NORMAL')
    try {
      connection.exec('BEGIN IMMEDIATE')
    } catch (error) {
      connection.pragma('synchronous = FULL')
      throw error
    }
    timer = setTimeout(commit, WAIT_MAX_MS)
  }

  function settle(tell: (one: Waiting) => void): void {
    if (timer) clearTimeout(timer)
    timer = null
    const told = waiting
    waiting = []
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

  return {
    commit,
    join: async (work, others) => {
      if (timer && others === undefined) return work()
      return new Promise((resolve, reject) => {
        begin()
        try {
          const answer = work()
          waiting.push({ resolve: () => resolve(answer), reject })
        } catch (error) {
          reject(error)
          // A full disk ends the whole transaction, whatever stood in it.
          if (!connection.inTransaction) return abandon(error)
        }
        if (!others || waiting.length >= BATCHES_MAX) commit()
      })
    },
  }
}
