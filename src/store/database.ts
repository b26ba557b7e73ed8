import type { WordQuery } from '../search/word-query.ts'
import type { Query, Row } from './sql.ts'
import type { InTurn } from './turns.ts'

/** A change of what the search index holds of one entry. */
export interface IndexChange {
  key: number
  /** Called when its turn comes. */
  toQuery(): Query
}

export interface BatchOptions {
  /**
   * Done behind the queries, in order of key, with those of all batches that share a commit: FTS5 writes out what it gathered
   * whenever a row comes before the one before it.
   */
  index?: readonly IndexChange[]
  /**
   * What it does comes about again by itself, such as a claim or a look at a source: it is answered when it survives the
   * end of this process, and does not wait for the disk to survive a power failure too.
   */
  isRepeatable?: boolean
  /**
   * Repeatable batches that are soon to come: this one may wait to be committed together with them. A repeatable one that
   * does not speak of others waits for none, and may be undone with those that do.
   */
  others?: number
  /** Called when the queries have run, and later ones of this process see what they did, though it may not stand yet. */
  onRun?: (() => void) | undefined
}

/** The whole contract of an engine. */
export interface Database {
  /** Runs one query outside any transaction and answers all its rows. */
  all(query: Query): Promise<Row[]>
  /**
   * Runs queries in one transaction, the only kind there is: all of them happen or none. Each is made when its turn comes;
   * those of a repeatable batch may be gone through again.
   */
  batch(queries: Iterable<Query>, options?: BatchOptions): Promise<Row[][]>
  /** Does work that looks and then saves, when all such work that was handed in before is done: no other comes between. */
  inTurn: InTurn
  /** A subquery `(key, rank)` of the entries that match the words of a search, best rank lowest; null where none is wanted. */
  matches(words: WordQuery): Query | null
  /** A text as words are folded for search: lower case, without accents. */
  fold(text: Query): Query
  /** Answers one row `{ bytes }`: what the database takes on disk. */
  size: Query
  close(): Promise<void>
}
