import { toIndexText } from '../../search/words.ts'
import { type Connection, openSqlite } from '../../store/connection.ts'
import type { SearchableEntry } from '../../store/search-words.ts'

/** Keys of one second, see store/key.ts. */
const KEYS_PER_SECOND = 2 ** 21

/** A stored post whose words are to be indexed for every copy. */
export type Original = Pick<SearchableEntry, 'title' | 'text'> & { key: number }

/** Copies all entries of a file some times, each copy this much later, s: within SQLite, many times as fast as saving them. */
export function copyEntries(
  file: string,
  { originals, copies, seconds }: { originals: readonly Original[]; copies: number; seconds: number },
): void {
  const connection = openSqlite({ file })
  // A benchmark's own file: when the machine stops, it is made again.
  connection.pragma('synchronous = OFF')
  connection.exec('CREATE TEMP TABLE originals (key INTEGER PRIMARY KEY, title TEXT, body TEXT)')
  const insert = connection.prepare('INSERT INTO originals VALUES (?, ?, ?)')
  for (const { key, title, text } of originals) insert.run(key, toIndexText(title), toIndexText(text))
  for (let copy = 1; copy <= copies; copy++) copyOnce(connection, { copy, seconds: copy * seconds })
  connection.pragma('wal_checkpoint(TRUNCATE)')
  connection.close()
}

/** What a copy has like its original. */
const KEPT_COLUMNS = `source_id, title, authors, published_precision, language, snippet, snippet_html, tags, image, word_count,
  reading_minutes, has_math`

function copyOnce(connection: Connection, { copy, seconds }: { copy: number; seconds: number }): void {
  const later = { copy: `~${copy}`, keys: seconds * KEYS_PER_SECOND, ms: seconds * 1000 }
  const from = 'FROM temp.originals o JOIN main'
  connection.transaction(() => {
    connection
      .prepare(`INSERT INTO entries (key, id, story, url, published_at, seen_at, ${KEPT_COLUMNS})
        SELECT key + @keys, id || @copy, id || @copy, url || @copy, published_at + @ms, seen_at + @ms, ${KEPT_COLUMNS}
        FROM entries WHERE key IN (SELECT key FROM temp.originals) ORDER BY key`)
      .run(later)
    connection
      .prepare(`INSERT INTO contents (key, guid, hash, html, text, math, categories, enclosures, papers)
        SELECT c.key + @keys, c.guid || @copy, c.hash, c.html, c.text, c.math, c.categories, c.enclosures, c.papers
        ${from}.contents c USING (key) ORDER BY c.key`)
      .run(later)
    const side = { keys: later.keys }
    connection
      .prepare(`INSERT INTO entry_tags SELECT t.tag_id, t.key + @keys ${from}.entry_tags t USING (key)`)
      .run(side)
    connection
      .prepare(
        `INSERT INTO entry_authors SELECT a.name_key, a.key + @keys ${from}.entry_authors a USING (key)`,
      )
      .run(side)
    connection
      .prepare(`INSERT INTO fingerprints (key, canonical_url, url_key, content_hash, minhash)
        SELECT f.key + @keys, f.canonical_url || @copy, f.url_key || @copy, f.content_hash || @copy, f.minhash
        ${from}.fingerprints f USING (key)`)
      .run({ keys: later.keys, copy: later.copy })
    connection
      .prepare(
        'INSERT INTO entry_words (rowid, title, body) SELECT key + @keys, title, body FROM temp.originals ORDER BY key',
      )
      .run(side)
  })()
}
