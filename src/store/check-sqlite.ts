import { statSync } from 'node:fs'
import { describeTrouble } from '../trouble.ts'
import { openSqlite } from './connection.ts'

/** A write-ahead log larger than this means that something holds the database open, bytes. */
const LOG_BYTES_MAX = 256 * 1024 * 1024

/** One thing that was looked at, and what to do where it is wrong. */
export interface Finding {
  name: string
  isOk: boolean
  detail: string
}

/** Looks a database over: pages, references, search index, stories, size of its log. `hash` recomputes a text's hash. */
export function checkSqlite(file: string, hash: (text: string) => string): Finding[] {
  const connection = openSqlite({ file })
  const count = (query: string) => connection.prepare(query).pluck().get() as number
  const attempt = (work: () => string): string => {
    try {
      return work()
    } catch (error) {
      return describeTrouble(error) ?? (error as Error).message
    }
  }
  try {
    const pages = attempt(() => {
      const verdict = connection.pragma('integrity_check(1)', { simple: true })
      return verdict === 'ok' ? 'whole' : `${verdict}: restore the last backup`
    })
    const references = (connection.pragma('foreign_key_check') as unknown[]).length
    const words = attempt(() => {
      connection.exec(`INSERT INTO entry_words (entry_words) VALUES ('integrity-check')`)
      return 'ok'
    })
    const [leads, indexed] = [
      count('SELECT COUNT(*) FROM entries WHERE is_lead = 1'),
      count('SELECT COUNT(*) FROM entry_words'),
    ]
    const orphans = count(`SELECT COUNT(*) FROM entries e WHERE is_lead = 0
      AND NOT EXISTS (SELECT 1 FROM entries o WHERE o.id = e.story AND o.is_lead = 1)`)
    const altered = countAltered(connection, hash)
    const log = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
    return [
      finding('pages', pages === 'whole', pages),
      finding('references', references === 0, `${references} rows without their parent`),
      finding(
        'search index',
        words === 'ok' && leads === indexed,
        words === 'ok' ? `${indexed} of ${leads} stories are in it` : words,
      ),
      finding('stories', orphans === 0, `${orphans} reposts without their original`),
      finding(
        'texts',
        altered === 0,
        altered === 0 ? 'as they were saved' : `${altered} are not what was saved: restore the last backup`,
      ),
      finding('log', log <= LOG_BYTES_MAX, `${Math.round(log / 1024)} KiB not yet written back`),
    ]
  } finally {
    connection.close()
  }
}

/** SQLite pages have no checksums: texts that changed on disk are found by their own hash. */
function countAltered(connection: ReturnType<typeof openSqlite>, hash: (text: string) => string): number {
  const rows = connection.prepare(`SELECT c.text AS text, f.content_hash AS hash FROM contents c
    JOIN fingerprints f ON f.key = c.key`)
  let altered = 0
  for (const row of rows.iterate() as Iterable<{ text: string; hash: string }>) {
    if (hash(row.text) !== row.hash) altered += 1
  }
  return altered
}

function finding(name: string, isOk: boolean, detail: string): Finding {
  return { name, isOk, detail }
}
