import type { Database } from './database.ts'
import { sql } from './sql.ts'

/** Entries of a tag that are looked at, the newest ones: what stands beside it now, at the same cost for every tag. */
const ENTRIES_MAX = 1_000

/** Another tag and how many of a tag's newest entries carry it too. */
export interface SharedTag {
  id: string
  shared: number
}

/** The tags that stand on the newest entries of a tag, those on most of them first. */
export async function listSharedTags(database: Database, id: string, limit: number): Promise<SharedTag[]> {
  const rows = await database.all(sql`SELECT other.tag_id AS id, COUNT(*) AS shared
    FROM (SELECT key FROM entry_tags WHERE tag_id = ${id} ORDER BY key DESC LIMIT ${ENTRIES_MAX}) own
    JOIN entry_tags other ON other.key = own.key
    WHERE other.tag_id <> ${id} GROUP BY other.tag_id ORDER BY 2 DESC, 1 LIMIT ${limit}`)
  return rows as unknown as SharedTag[]
}
