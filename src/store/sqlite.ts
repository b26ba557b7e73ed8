import type SqliteDatabase from 'better-sqlite3'
import { LRUCache } from 'lru-cache'
import { isWord, type WordChoice, type WordQuery } from '../search/word-query.ts'
import type { QueryWord } from '../search/words.ts'
import { createCheckpointer } from './checkpointer.ts'
import type { Connection } from './connection.ts'
import type { Database, IndexChange } from './database.ts'
import { createGroupCommit } from './group-commit.ts'
import { type Query, type Row, sql } from './sql.ts'
import { createTurns } from './turns.ts'

/** Prepared statements kept per connection. */
const STATEMENTS_MAX = 400
/** A word in the title weighs as much as this many in the text: BM25 discounts both alike in a long post. */
const TITLE_WEIGHT = 50

type Statement = SqliteDatabase.Statement<unknown[], Row>

/** The embedded engine. Queries run at once on the calling thread; one writer waits for another up to BUSY_TIMEOUT_MS. */
export function createSqlite(connection: Connection): Database {
  const isWriting = !connection.readonly && !connection.memory
  const checkpointer = isWriting ? createCheckpointer(connection) : null
  const note = () => checkpointer?.note()
  const find = createStatements(connection)
  const run = (statement: Statement, { values }: Query): Row[] => {
    if (statement.reader) return statement.all(...values)
    statement.run(...values)
    return []
  }
  const runAll = (queries: Iterable<Query>) => Array.from(queries, (query) => run(find(query), query))
  const writeIndex = (changes: readonly IndexChange[]) => {
    for (const { toQuery } of changes.toSorted((a, b) => a.key - b.key)) runAll([toQuery()])
  }
  // Immediate: a transaction that reads first and writes later would fail at once when another has written between.
  const transaction = connection.transaction((queries: Iterable<Query>, index: readonly IndexChange[]) => {
    const rows = runAll(queries)
    writeIndex(index)
    return rows
  }).immediate
  const group = createGroupCommit(connection, { writeIndex, onCommit: note })
  return {
    all: async (query) => {
      const statement = find(query)
      if (!statement.readonly) group.commit()
      return run(statement, query)
    },
    batch: async (queries, { index = [], isRepeatable = false, others, onRun } = {}) => {
      // The next transaction that waits for the disk waits for these as well.
      if (isRepeatable) {
        const rows = group.join(() => runAll(queries), { index, others })
        onRun?.()
        return rows
      }
      group.commit()
      const rows = transaction(queries, index)
      note()
      return rows
    },
    inTurn: createTurns(),
    matches,
    fold: (text) => sql`fold(${text})`,
    size: sql`SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size`,
    close: async () => {
      group.commit()
      await checkpointer?.close()
      connection.close()
    },
  }
}

/** Finds the statement of a query, or prepares it. */
function createStatements(connection: Connection): (query: Query) => Statement {
  const statements = new LRUCache<string, Statement>({ max: STATEMENTS_MAX })
  // Most texts come from one place in the code, whose strings are the same array each time: one that is frozen.
  const byPlace = new WeakMap<readonly string[], Statement>()
  const prepare = (strings: readonly string[]): Statement => {
    const text = strings.join('?')
    const statement = statements.get(text) ?? connection.prepare<unknown[], Row>(text)
    statements.set(text, statement)
    if (Object.isFrozen(strings)) byPlace.set(strings, statement)
    return statement
  }
  return ({ strings }) => byPlace.get(strings) ?? prepare(strings)
}

/** FTS5 ranks title over text by BM25; each word is a quoted phrase of tokens, so no input can be a syntax error. */
function matches(words: WordQuery): Query | null {
  if (words.wanted.length === 0) return null
  const expression = toExpression(words)
  return sql`SELECT rowid AS key, bm25(entry_words, ${TITLE_WEIGHT}, 1.0) AS rank
    FROM entry_words WHERE entry_words MATCH ${expression}`
}

function toExpression({ wanted, unwanted }: WordQuery): string {
  const all = wanted.map(toAnyOf).join(' AND ')
  return unwanted.length === 0 ? all : `(${all}) NOT ${toAnyOf(unwanted)}`
}

function toAnyOf(choices: readonly WordChoice[]): string {
  const any = choices.map((choice) => (isWord(choice) ? toPhrase(choice) : `(${toExpression(choice)})`))
  return any.length === 1 ? any.join('') : `(${any.join(' OR ')})`
}

function toPhrase({ tokens, prefix, inTitle }: QueryWord): string {
  return `${inTitle ? 'title : ' : ''}"${tokens.join(' ')}"${prefix ? '*' : ''}`
}
