import { join, type Query } from './sql.ts'

/** Rows that one statement takes at most. */
const ROWS_MAX = 64

/**
 * Statements that insert all rows, each as many of them as a power of two: a statement for each number of rows would be
 * prepared again and again, and one for each post would begin and end the journal that SQLite keeps to undo it.
 */
export function* toInsertions(rows: readonly Query[], toInsertion: (rows: Query) => Query): Generator<Query> {
  let size = ROWS_MAX
  for (let from = 0; from < rows.length; from += size) {
    while (size > rows.length - from) size /= 2
    yield toInsertion(join(rows.slice(from, from + size), ', '))
  }
}
