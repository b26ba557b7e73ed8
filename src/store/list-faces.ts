import type { Database } from './database.ts'
import { sql } from './sql.ts'

/** What a person would recognise a stored post by. */
export interface KnownFace {
  url: string
  title: string
  /** ms since the epoch: as stated, or when it was first seen. */
  publishedAt: number
  isDated: boolean
}

/** The newest posts of a source, newest first. */
export async function listFaces(database: Database, sourceId: string, limit: number): Promise<KnownFace[]> {
  const rows = await database.all(sql`SELECT url, title, published_at, published_precision FROM entries
    WHERE source_id = ${sourceId} ORDER BY key DESC LIMIT ${limit}`)
  return rows.map((row) => ({
    url: row.url as string,
    title: row.title as string,
    publishedAt: row.published_at as number,
    isDated: row.published_precision !== 'seen',
  }))
}
