import type { Connection } from './connection.ts'

/**
 * Pages that the write-ahead log gathers before they are written back (16 MiB): a page that many saves touch is then
 * written once. A fifth off the time of a save, against SQLite's own 1,000.
 */
export const CHECKPOINT_PAGES = 4000
/** Times that it is looked for what was written meanwhile: the last of them mostly finds nothing, and the log begins anew. */
const PASSES_MAX = 4

/** Pages that lie in the write-ahead log only. */
export function countPending(connection: Connection): number {
  const { log, checkpointed } = checkpoint(connection, 'NOOP')
  return log - checkpointed
}

/** Writes the pages of the log back, while others write on. */
export function writeBack(connection: Connection): void {
  for (let pass = 0; pass < PASSES_MAX && countPending(connection) > 0; pass++) {
    checkpoint(connection, 'PASSIVE')
  }
}

function checkpoint(connection: Connection, mode: 'NOOP' | 'PASSIVE'): { log: number; checkpointed: number } {
  const [state] = connection.pragma(`wal_checkpoint(${mode})`) as { log: number; checkpointed: number }[]
  return state ?? { log: 0, checkpointed: 0 }
}
