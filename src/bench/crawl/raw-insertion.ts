import { toIndexText } from '../../search/words.ts'
import { openSqlite } from '../../store/connection.ts'
import { openStore } from '../../store/open-store.ts'
import { measureCpu } from './measure-stages.ts'

const TABLES = ['entries', 'contents', 'entry_tags', 'entry_authors', 'fingerprints', 'tags']
/** Rows of posts that one refresh brings. */
const POSTS_PER_TRANSACTION = 20

interface Insertion {
  table: string
  rows: Record<string, unknown>[]
}

/** CPU time of inserting all posts of one database into a new one, in the order of their keys, nothing asked or checked; ms. */
export async function copyRows(from: string, to: string): Promise<number> {
  const source = openSqlite({ file: from, readonly: true })
  const insertions: Insertion[] = TABLES.map((table) => ({
    table,
    rows: source.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all(),
  }))
  const sources = source.prepare<[], Record<string, unknown>>('SELECT * FROM sources').all()
  const words = source
    .prepare<[], { key: number; title: string; text: string }>(
      'SELECT e.key, e.title, c.text FROM entries e JOIN contents c ON c.key = e.key WHERE e.is_lead = 1',
    )
    .all()
    .map(({ key, title, text }) => ({ rowid: key, title: toIndexText(title), body: toIndexText(text) }))
  source.close()
  await (await openStore(`file:${to}`)).database.close()
  const target = openSqlite({ file: to })
  target.pragma('foreign_keys = OFF')
  const inserters = [...insertions, { table: 'entry_words', rows: words }].map(({ table, rows }) => ({
    rows,
    perTransaction: Math.ceil((rows.length * POSTS_PER_TRANSACTION) / Math.max(1, words.length)),
    statement: rows[0] && target.prepare(toInsert(table, rows[0])),
  }))
  const [first] = sources
  if (first) for (const row of sources) target.prepare(toInsert('sources', first)).run(row)
  const transactions = Math.ceil(words.length / POSTS_PER_TRANSACTION)
  const spent = await measureCpu(() => {
    for (let turn = 0; turn < transactions; turn++) {
      target.transaction(() => {
        for (const { rows, perTransaction, statement } of inserters) {
          for (const row of rows.slice(turn * perTransaction, (turn + 1) * perTransaction))
            statement?.run(row)
        }
      })()
    }
  })
  target.close()
  return spent
}

function toInsert(table: string, row: Record<string, unknown>): string {
  const columns = Object.keys(row)
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`
}
