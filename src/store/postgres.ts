import pg from 'pg'
import { isWord, type WordChoice, type WordQuery } from '../search/word-query.ts'
import type { QueryWord } from '../search/words.ts'
import type { Database } from './database.ts'
import { type Query, type Row, sql, type Value } from './sql.ts'
import { createTurns } from './turns.ts'

/** Connections of one process. */
const CONNECTIONS_MAX = 8
/** How long one statement may take, ms. */
const STATEMENT_TIMEOUT_MS = 30_000
/** Any number: processes that look and then save take turns by it. */
const TURN_LOCK = 4_711_043
/** Types that the driver leaves as text and we keep as numbers: int8 and numeric. Our integers stay below 2^53. */
const NUMBER_OIDS = [20, 1700]
/** Weights of D, C, B, A in ts_rank: a word in the title counts fifty times one in the text. */
const WEIGHTS = '{0.02, 0.02, 0.02, 1}'

/** Letters of Latin and Greek with accents, taken apart. */
const ACCENTED = '([a-z\u0080-\u024f\u0370-\u03ff])[\u0300-\u036f]+'

/** The engine for many processes: the same queries over a pool of connections. */
export function createPostgres(pool: pg.Pool): Database {
  const run = async (client: pg.Pool | pg.PoolClient, query: Query): Promise<Row[]> => {
    const result = await client.query<Row>({ text: toText(query), values: query.values.map(toParameter) })
    return result.rows
  }
  const inTurn = createTurns()
  return {
    all: (query) => run(pool, query),
    batch: async (queries, { isRepeatable = false, index = [] } = {}) => {
      const client = await pool.connect()
      try {
        await client.query(isRepeatable ? 'BEGIN; SET LOCAL synchronous_commit = off' : 'BEGIN')
        const answers: Row[][] = []
        for (const query of queries) answers.push(await run(client, query))
        for (const { toQuery } of index) await run(client, toQuery())
        await client.query('COMMIT')
        client.release()
        return answers
      } catch (error) {
        client.release(await rollBack(client))
        throw error
      }
    },
    inTurn: (work) => inTurn(() => alone(pool, work)),
    matches,
    fold,
    size: sql`SELECT pg_database_size(current_database()) AS bytes`,
    close: () => pool.end(),
  }
}

/** A pool of connections, each with the settings that the store relies on. */
export function openPostgres(databaseUrl: string, { readonly = false } = {}): pg.Pool {
  const types = {
    getTypeParser: ((oid: number, format: 'text') =>
      NUMBER_OIDS.includes(oid)
        ? Number
        : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
  }
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS_MAX,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    types,
    ...(readonly ? { options: '-c default_transaction_read_only=on' } : {}),
  })
  return outliveConnections(pool)
}

/**
 * A connection that ends, as all do when the server is started again, is told by the query that meets it, and the pool
 * opens another; where nobody listens to its error as well, the process ends.
 */
function outliveConnections(pool: pg.Pool): pg.Pool {
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/**
 * Does work while no other process does such work. The lock is that of a transaction, which ends with its connection; the
 * work itself goes over others.
 */
async function alone<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN; SET LOCAL statement_timeout = 0')
    await client.query('SELECT pg_advisory_xact_lock($1)', [TURN_LOCK])
    return await work()
  } finally {
    client.release(await rollBack(client))
  }
}

/** Ends a transaction that failed, or wrote nothing. Answers the error of a connection that cannot even do that: it is of no more use. */
function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  return client.query('ROLLBACK').then(
    () => undefined,
    (error: Error) => error,
  )
}

/** `$1`, `$2` … between the strings. */
function toText({ strings }: Query): string {
  return strings.reduce((text, part, index) => (index === 0 ? part : `${text}$${index}${part}`), '')
}

function toParameter(value: Value): unknown {
  return value instanceof Uint8Array ? Buffer.from(value) : value
}

/** Phrases of tokens next to each other; ts_rank is higher for better, so it is turned round. */
function matches(words: WordQuery): Query | null {
  if (words.wanted.length === 0) return null
  const query = sql`to_tsquery('simple', ${toExpression(words)})`
  return sql`SELECT rowid AS key, -ts_rank(${WEIGHTS}::real[], words, ${query}) AS rank FROM entry_words WHERE words @@ ${query}`
}

/** As `fold` in search/words.ts does, which knows more scripts. Taken apart first: a database of locale C lowers ASCII alone. */
function fold(text: Query): Query {
  const parted = sql`LOWER(NORMALIZE(${text}, NFKD))`
  return sql`NORMALIZE(REGEXP_REPLACE(${parted}, ${ACCENTED}, '\\1', 'g'), NFC)`
}

function toExpression({ wanted, unwanted }: WordQuery): string {
  const none = unwanted.length === 0 ? [] : [`!${toAnyOf(unwanted)}`]
  return [...wanted.map(toAnyOf), ...none].join(' & ')
}

function toAnyOf(choices: readonly WordChoice[]): string {
  const any = choices.map((choice) => (isWord(choice) ? toPhrase(choice) : `(${toExpression(choice)})`))
  return `(${any.join(' | ')})`
}

/** Titles are stored with weight A. */
function toPhrase({ tokens, prefix, inTitle }: QueryWord): string {
  const last = tokens.length - 1
  const marks = (index: number) => `${prefix && index === last ? '*' : ''}${inTitle ? 'A' : ''}`
  return `(${tokens.map((token, index) => `'${token}'${marks(index) && `:${marks(index)}`}`).join(' <-> ')})`
}
