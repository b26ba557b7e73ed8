import { type Paper, toPaperKey } from '../paper.ts'
import type { Database } from './database.ts'
import { createInsertion } from './insertions.ts'
import type { Memory } from './memory.ts'
import type { NamedPaper, PaperPage } from './reads.ts'
import { type Query, type Row, sql } from './sql.ts'
import type { EntryToSave } from './writes.ts'

const insertPapers = createInsertion(
  4,
  (rows) => sql`INSERT INTO papers (id, kind, name, url) VALUES ${rows} ON CONFLICT DO NOTHING`,
)
const insertNames = createInsertion(
  2,
  (rows) => sql`INSERT INTO entry_papers (paper_id, key) VALUES ${rows} ON CONFLICT DO NOTHING`,
)

/** Puts the papers that entries name beside them. */
export function* toPaperQueries(saves: readonly EntryToSave[]): Generator<Query> {
  const named = saves.flatMap(({ key, entry }) =>
    entry.papers.map((paper) => ({ ...paper, paperId: toPaperKey(paper), key })),
  )
  // First, since how often each is named is counted beside its name.
  yield* insertPapers(named.map(({ paperId, kind, id, url }) => [paperId, kind, id, url]))
  yield* insertNames(named.map(({ paperId, key }) => [paperId, key]))
}

/** One page of papers that posts name, those named most first. */
export async function listPapers(
  memory: Memory,
  { kind, limit, page }: { kind: Paper['kind'] | null; limit: number; page: number },
): Promise<PaperPage> {
  const named = sql`paper_sizes s WHERE ${kind === null ? sql`1 = 1` : sql`s.kind = ${kind}`}`
  const [counted] = await memory.recall(sql`SELECT COUNT(*) AS total FROM ${named}`)
  const rows = await memory.recall(sql`SELECT p.id, p.kind, p.name, p.url, s.size AS count
    FROM (SELECT s.id, s.size FROM ${named} ORDER BY s.size DESC, s.id LIMIT ${limit} OFFSET ${(page - 1) * limit}) s
    JOIN papers p ON p.id = s.id ORDER BY s.size DESC, s.id`)
  return { papers: rows.map(toNamedPaper), total: counted?.total as number }
}

/** One paper by its key; null where no post ever named it. */
export async function findPaper(database: Database, id: string): Promise<NamedPaper | null> {
  const [row] = await database.all(sql`SELECT p.id, p.kind, p.name, p.url, COALESCE(s.size, 0) AS count
    FROM papers p LEFT JOIN paper_sizes s ON s.id = p.id WHERE p.id = ${id}`)
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
