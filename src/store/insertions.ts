import { type Query, toStorable, type Value } from './sql.ts'

/** Rows that one statement takes at most. */
const ROWS_MAX = 64

/** Statements that insert all rows. */
export type Insertion = (rows: readonly (readonly Value[])[]) => Generator<Query>

/**
 * An insertion whose statements each take as many rows as a power of two: a statement for each number of rows would be
 * prepared again and again, and one for each post would begin and end the journal that SQLite keeps to undo it. Their texts
 * are made once.
 */
export function createInsertion(columns: number, toQuery: (rows: Query) => Query): Insertion {
  const texts = new Map<number, readonly string[]>()
  const toText = (size: number) => {
    const text = texts.get(size) ?? Object.freeze(toQuery(toRows(size, columns)).strings)
    texts.set(size, text)
    return text
  }
  return function* (rows) {
    let size = ROWS_MAX
    for (let from = 0; from < rows.length; from += size) {
      while (size > rows.length - from) size /= 2
      const some = rows.slice(from, from + size)
      yield { strings: toText(size), values: some.flat().map(toStorable) }
    }
  }
}

/** `(?, ?), (?, ?)` with no values yet. */
function toRows(count: number, columns: number): Query {
  const row = [...Array(columns - 1).fill(', '), '), (']
  const inner = Array(count).fill(row).flat().slice(0, -1)
  return { strings: ['(', ...inner, ')'], values: Array(count * columns).fill(null) }
}
