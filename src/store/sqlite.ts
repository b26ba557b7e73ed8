import SqliteDatabase from 'better-sqlite3'
import { LRUCache } from 'lru-cache'
import type { WordQuery } from '../word-query.ts'
import type { QueryWord } from '../words.ts'
import type { Database } from './database.ts'
import { createGroupCommit } from './group-commit.ts'
import { type Query, type Row, sql } from './sql.ts'

/** Prepared statements kept per connection. */
const STATEMENTS_MAX = 400
/** How long a writer waits for another process, ms. */
const BUSY_TIMEOUT_MS = 5000
/**
 * Pages that the write-ahead log gathers before they are written back (16 MiB): a page that many saves touch is then
 * written once. A fifth off the time of a save, against SQLite's own 1,000.
 */
const CHECKPOINT_PAGES = 4000
/** The write-ahead log is cut back to this after a checkpoint, bytes. */
const JOURNAL_BYTES_MAX = 64 * 1024 * 1024
/** Page cache of one connection, KiB (negative: SQLite's own way to say KiB). */
const CACHE_KIB = -16_384
/** A word in the title weighs as much as this many in the text. */
const TITLE_WEIGHT = 8

export type Connection = SqliteDatabase.Database
type Statement = SqliteDatabase.Statement<unknown[], Row>

export interface SqliteOptions {
  file: string
  /** Opens the file for reading only; it must exist. */
  readonly?: boolean
}

/** Opens one connection with the settings that keep data safe and reads quick. */
export function openSqlite({ file, readonly = false }: SqliteOptions): Connection {
  const connection = new SqliteDatabase(file, { readonly, timeout: BUSY_TIMEOUT_MS })
  if (!readonly) connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('trusted_schema = OFF')
  connection.pragma('cell_size_check = ON')
  connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  connection.pragma(`journal_size_limit = ${JOURNAL_BYTES_MAX}`)
  connection.pragma('temp_store = MEMORY')
  connection.pragma(`cache_size = ${CACHE_KIB}`)
  if (readonly) connection.pragma('query_only = ON')
  return connection
}

/** The embedded engine. Queries run at once on the calling thread; one writer waits for another up to BUSY_TIMEOUT_MS. */
export function createSqlite(connection: Connection): Database {
  const statements = new LRUCache<string, Statement>({ max: STATEMENTS_MAX })
  // Most texts come from one place in the code, whose strings are the same array each time.
  const byPlace = new WeakMap<readonly string[], Statement>()
  const prepare = (strings: readonly string[]): Statement => {
    const text = strings.join('?')
    const statement = statements.get(text) ?? connection.prepare<unknown[], Row>(text)
    statements.set(text, statement)
    if ('raw' in strings) byPlace.set(strings, statement)
    return statement
  }
  const group = createGroupCommit(connection)
  const find = ({ strings }: Query): Statement => byPlace.get(strings) ?? prepare(strings)
  const run = (statement: Statement, { values }: Query): Row[] => {
    if (statement.reader) return statement.all(...values)
    statement.run(...values)
    return []
  }
  // Immediate: a transaction that reads first and writes later would fail at once when another has written between.
  // Within a group it is a savepoint.
  const transaction = connection.transaction((queries: Iterable<Query>) =>
    Array.from(queries, (query) => run(find(query), query)),
  ).immediate
  return {
    all: async (query) => {
      const statement = find(query)
      if (!statement.readonly) group.commit()
      return run(statement, query)
    },
    batch: async (queries, { isRepeatable = false, others } = {}) => {
      // The next transaction that waits for the disk waits for these as well.
      if (isRepeatable) return group.join(() => transaction(queries), others)
      group.commit()
      return transaction(queries)
    },
    matches,
    size: sql`SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size`,
    close: async () => {
      group.commit()
      connection.close()
    },
  }
}

/** FTS5 ranks title over text by BM25; each word is a quoted phrase of tokens, so no input can be a syntax error. */
function matches({ wanted, unwanted }: WordQuery): Query | null {
  if (wanted.length === 0) return null
  const all = wanted.map(toAnyOf).join(' AND ')
  const expression = unwanted.length === 0 ? all : `(${all}) NOT ${toAnyOf(unwanted)}`
  return sql`SELECT rowid AS key, bm25(entry_words, ${TITLE_WEIGHT}, 1.0) AS rank
    FROM entry_words WHERE entry_words MATCH ${expression}`
}

function toAnyOf(words: readonly QueryWord[]): string {
  return `(${words.map(toPhrase).join(' OR ')})`
}

function toPhrase({ tokens, prefix, inTitle }: QueryWord): string {
  return `${inTitle ? 'title : ' : ''}"${tokens.join(' ')}"${prefix ? '*' : ''}`
}
