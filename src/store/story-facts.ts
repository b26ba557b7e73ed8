import type { Database } from './database.ts'
import { toAlsoAt } from './entry-rows.ts'
import { list, type Query, type Row, sql, toLiteral } from './sql.ts'
import type { StoryFacts } from './writes.ts'

/** Values looked up in one query: SQLite takes at most 32,766 parameters. */
const LOOKUPS_MAX = 5000
/**
 * Entries answered for each value looked up, or all where they are fewer: a text that stands in thousands of places must
 * not make each question slow. Where others have fewer, some more are answered.
 */
const ROWS_PER_LOOKUP_MAX = 60

export interface StoryLookup {
  urlKeys?: readonly string[]
  contentHashes?: readonly string[]
  originalKeys?: readonly string[]
  keys?: readonly number[]
  ids?: readonly string[]
  stories?: readonly string[]
}

/** What stored entries are recognised by: those with one of the addresses, contents, originals, keys, ids or stories. */
export async function findStoryFacts(database: Database, by: StoryLookup): Promise<StoryFacts[]> {
  const lookups: [Query, readonly (string | number)[]][] = [
    [sql`f.url_key`, by.urlKeys ?? []],
    [sql`f.content_hash`, by.contentHashes ?? []],
    [sql`f.original_key`, by.originalKeys ?? []],
    [sql`f.key`, by.keys ?? []],
    [sql`e.id`, by.ids ?? []],
    [sql`e.story`, by.stories ?? []],
  ]
  const found = new Map<number, StoryFacts>()
  for (const [column, all] of lookups) {
    const values = all.slice(0, LOOKUPS_MAX)
    for (const row of await findRows(database, column, values))
      found.set(row.key as number, toStoryFacts(row))
  }
  return [...found.values()]
}

/** One query as a rule; where some values may have used up the share of others, each half of them is looked up by itself. */
async function findRows(
  database: Database,
  column: Query,
  values: readonly (string | number)[],
): Promise<Row[]> {
  if (values.length === 0) return []
  const rowsMax = values.length * ROWS_PER_LOOKUP_MAX
  const rows = await database.all(
    sql`${SELECT_FACTS} WHERE ${column} IN ${list(values)} LIMIT ${toLiteral(rowsMax)}`,
  )
  if (values.length === 1 || rows.length < rowsMax) return rows
  const half = Math.ceil(values.length / 2)
  const halves = [values.slice(0, half), values.slice(half)]
  return (await Promise.all(halves.map((some) => findRows(database, column, some)))).flat()
}

/** Fingerprints of stored entries, by key. */
export async function findFingerprints(
  database: Database,
  keys: readonly number[],
): Promise<Map<number, Uint32Array>> {
  if (keys.length === 0) return new Map()
  const rows = await database.all(
    sql`SELECT key, minhash FROM fingerprints WHERE key IN ${list(keys.slice(0, LOOKUPS_MAX))}`,
  )
  return new Map(
    rows.flatMap((row) => {
      const fingerprint = toFingerprint(row.minhash)
      return fingerprint ? [[row.key as number, fingerprint] as const] : []
    }),
  )
}

const SELECT_FACTS = sql`SELECT e.key, e.id, e.url, e.title, e.published_at, e.seen_at, e.story, e.is_lead, e.also_at, e.feed_id,
  e.language, e.word_count, f.canonical_url, f.original_key, f.content_hash, f.minhash, s.id AS source_id, s.title AS source_title, s.site AS source_site
  FROM fingerprints f JOIN entries e ON e.key = f.key JOIN sources s ON s.id = e.source_id`

function toStoryFacts(row: Row): StoryFacts {
  return {
    key: row.key as number,
    id: row.id as string,
    url: row.url as string,
    title: row.title as string,
    source: {
      id: row.source_id as string,
      title: row.source_title as string,
      site: row.source_site as string,
    },
    publishedAt: row.published_at as number,
    seenAt: row.seen_at as number,
    story: row.story as string,
    isLead: row.is_lead === 1,
    alsoAt: row.is_lead === 1 ? toAlsoAt(row.also_at) : [],
    feedId: row.feed_id as string | null,
    canonicalUrl: row.canonical_url as string,
    originalKey: row.original_key as string | null,
    contentHash: row.content_hash as string,
    language: row.language as string | null,
    wordCount: row.word_count as number,
    fingerprint: toFingerprint(row.minhash),
  }
}

/** The bytes of a stored fingerprint as its 32-bit values; copied where they lie in memory that is not theirs alone. */
export function toFingerprint(minhash: unknown): Uint32Array | null {
  if (!(minhash instanceof Uint8Array)) return null
  const own = minhash.byteLength === minhash.buffer.byteLength ? minhash : new Uint8Array(minhash)
  return new Uint32Array(own.buffer)
}
