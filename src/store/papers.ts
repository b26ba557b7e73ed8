import { type Paper, toPaperKey } from '../paper.ts'
import type { Database } from './database.ts'
import type { NamedPaper, PaperPage } from './reads.ts'
import { join, type Query, type Row, sql } from './sql.ts'

/** Puts the papers that an entry names beside it. */
export function toPaperQueries(key: number, papers: readonly Paper[]): Query[] {
  if (papers.length === 0) return []
  const keyed = papers.map((paper) => ({ ...paper, paperId: toPaperKey(paper) }))
  const rows = keyed.map(({ paperId }) => sql`(${paperId}, ${key})`)
  const names = keyed.map(({ paperId, kind, id, url }) => sql`(${paperId}, ${kind}, ${id}, ${url})`)
  return [
    sql`INSERT INTO entry_papers (paper_id, key) VALUES ${join(rows, ', ')} ON CONFLICT DO NOTHING`,
    sql`INSERT INTO papers (id, kind, name, url) VALUES ${join(names, ', ')} ON CONFLICT DO NOTHING`,
  ]
}

const COUNTED = sql`SELECT ep.paper_id, COUNT(*) AS count FROM entry_papers ep
  JOIN entries e ON e.key = ep.key WHERE e.is_lead = 1`

/** One page of papers that posts name, those named most first. */
export async function listPapers(
  database: Database,
  { kind, limit, page }: { kind: Paper['kind'] | null; limit: number; page: number },
): Promise<PaperPage> {
  const ofKind = kind === null ? sql`1 = 1` : sql`p.kind = ${kind}`
  const rows = await database.all(sql`SELECT p.id, p.kind, p.name, p.url, c.count, COUNT(*) OVER () AS total
    FROM (${COUNTED} GROUP BY ep.paper_id) c JOIN papers p ON p.id = c.paper_id WHERE ${ofKind}
    ORDER BY c.count DESC, p.id LIMIT ${limit} OFFSET ${(page - 1) * limit}`)
  return { papers: rows.map(toNamedPaper), total: (rows[0]?.total as number | undefined) ?? 0 }
}

/** One paper by its key; null where no post ever named it. */
export async function findPaper(database: Database, id: string): Promise<NamedPaper | null> {
  const [row] =
    await database.all(sql`SELECT p.id, p.kind, p.name, p.url, COALESCE(c.count, 0) AS count FROM papers p
    LEFT JOIN (${COUNTED} AND ep.paper_id = ${id} GROUP BY ep.paper_id) c ON c.paper_id = p.id WHERE p.id = ${id}`)
  return row ? toNamedPaper(row) : null
}

function toNamedPaper(row: Row): NamedPaper {
  return {
    id: row.id as string,
    kind: row.kind as Paper['kind'],
    name: row.name as string,
    url: row.url as string,
    count: row.count as number,
  }
}
