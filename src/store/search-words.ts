import { toIndexText } from '../search/words.ts'
import type { EntryTag } from '../tag.ts'
import type { IndexChange } from './database.ts'
import { type Query, type Row, sql } from './sql.ts'

/** What a search looks through of one entry. */
export interface SearchableEntry {
  title: string
  authors: readonly string[]
  tags: readonly Pick<EntryTag, 'id' | 'name'>[]
  text: string
}

/** The columns that make an entry searchable; `e` is entries, `c` contents. */
export const SEARCHABLE_COLUMNS: Query = sql`e.title AS title, e.authors AS authors, e.tags AS tags, c.text AS text`

/** A row of SEARCHABLE_COLUMNS as what it stands for. */
export function toSearchable(row: Row): SearchableEntry {
  return {
    title: row.title as string,
    authors: JSON.parse(row.authors as string),
    tags: JSON.parse(row.tags as string),
    text: row.text as string,
  }
}

/**
 * Puts an entry into the search index. Authors and tags count as text; a tag's id is its name in plain English, so that
 * "object detection" finds what is tagged 目标检测. Only the entry that stands for its story is found.
 */
export function toWordsQuery(key: number, { title, authors, tags, text }: SearchableEntry): Query {
  const body = [...authors, ...tags.map(({ id, name }) => `${name} ${id}`), text].join('\n')
  return sql`INSERT INTO entry_words (rowid, title, body) VALUES (${key}, ${toIndexText(title)}, ${toIndexText(body)})`
}

/** Takes an entry out of the search index. */
export function toRemoval(key: number): IndexChange {
  return { key, toQuery: () => sql`DELETE FROM entry_words WHERE rowid = ${key}` }
}
