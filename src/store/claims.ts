import { DUE_AHEAD_MAX_MS } from '../interval.ts'
import type { SourceWithState } from '../source.ts'
import type { Database } from './database.ts'
import { SELECT_SOURCES, toSourceWithState } from './source-rows.ts'
import { list, type Query, type Row, sql } from './sql.ts'

/** Until when a crawler has a source, and its name. */
export interface Claim {
  now: number
  leaseMs: number
  by: string
}

/** Which crawler has which source. */
export interface Claims {
  /** Takes due sources for `leaseMs`; no other crawler gets them meanwhile. */
  claimDue(options: Claim & { limit: number }): Promise<SourceWithState[]>
  /** Takes one source that is not retired, due or not; null when another crawler has it or it does not exist. */
  claim(id: string, options: Claim): Promise<SourceWithState | null>
  /** Keeps a claimed source for another `leaseMs`. */
  renewClaim(id: string, options: Claim): Promise<void>
  /** Gives back a source that `by` claimed and of which nothing is saved. */
  releaseClaim(id: string, by: string): Promise<void>
  /** Names of the crawlers that hold claims, dead ones too. */
  listClaimants(now: number): Promise<string[]>
  /** Gives back what these crawlers had claimed. */
  releaseClaims(claimants: readonly string[]): Promise<void>
}

/** A source that was taken, and by what it is read. */
export interface ClaimedSource {
  source: SourceWithState
  readBy: ReadBy
}

/** By what a reading goes: its stanza may be changed before that is saved. */
export interface ReadBy {
  url: string
  /** As they are stored. */
  rules: string
}

/**
 * Takes due sources for `leaseMs`. The outer WHERE repeats the condition of the subquery: without it two crawlers on
 * PostgreSQL may both take a row that each saw free. What is due in the far future was read while a clock was wrong.
 */
export async function claimDue(
  database: Database,
  { now, leaseMs, by, limit }: Claim & { limit: number },
): Promise<ClaimedSource[]> {
  const isTime = sql`(due_at <= ${now} OR due_at > ${now + DUE_AHEAD_MAX_MS})`
  const isDue = sql`status = 'active' AND ${isTime} AND claimed_until <= ${now}`
  return take(
    database,
    sql`UPDATE sources SET claimed_until = ${now + leaseMs}, claimed_by = ${by}
    WHERE id IN (SELECT id FROM sources WHERE ${isDue} ORDER BY due_at LIMIT ${limit}) AND ${isDue} RETURNING id`,
  )
}

/** Takes one source, due or not; null when it is unknown, retired, or another crawler has it. */
export async function claim(
  database: Database,
  id: string,
  { now, leaseMs, by }: Claim,
): Promise<ClaimedSource | null> {
  const [claimed] = await take(
    database,
    sql`UPDATE sources SET claimed_until = ${now + leaseMs}, claimed_by = ${by}
    WHERE id = ${id} AND claimed_until <= ${now} AND status <> 'retired' RETURNING id`,
  )
  return claimed ?? null
}

/** Keeps a source for another `leaseMs`, where this crawler still has it. */
export async function renewClaim(database: Database, id: string, { now, leaseMs, by }: Claim): Promise<void> {
  await database.all(sql`UPDATE sources SET claimed_until = ${now + leaseMs} WHERE id = ${id} AND claimed_by = ${by}
    AND claimed_until > 0`)
}

/** Names of the crawlers that hold claims. */
export async function listClaimants(database: Database, now: number): Promise<string[]> {
  const rows = await database.all(
    sql`SELECT DISTINCT claimed_by FROM sources WHERE claimed_until > ${now} AND claimed_by IS NOT NULL`,
  )
  return rows.map((row) => row.claimed_by as string)
}

/** Gives back a claimed source, where this crawler still has it; like the claim, it need not wait for the disk. */
export async function releaseClaim(database: Database, id: string, by: string): Promise<void> {
  const query = sql`UPDATE sources SET claimed_until = 0, claimed_by = NULL WHERE id = ${id} AND claimed_by = ${by}`
  await database.batch([query], { isRepeatable: true })
}

/** Gives back what these crawlers had claimed. */
export async function releaseClaims(database: Database, claimants: readonly string[]): Promise<void> {
  if (claimants.length === 0) return
  await database.all(
    sql`UPDATE sources SET claimed_until = 0, claimed_by = NULL WHERE claimed_by IN ${list(claimants)}`,
  )
}

/** A claim that a power failure undoes is taken again: it need not wait for the disk. */
async function take(database: Database, claiming: Query): Promise<ClaimedSource[]> {
  const [rows = []] = await database.batch([claiming], { isRepeatable: true })
  return findClaimed(database, rows)
}

async function findClaimed(database: Database, claimed: readonly Row[]): Promise<ClaimedSource[]> {
  if (claimed.length === 0) return []
  const ids = list(claimed.map((row) => row.id as string))
  const rows = await database.all(sql`${SELECT_SOURCES} WHERE s.id IN ${ids} ORDER BY s.due_at`)
  return rows.map((row) => ({
    source: toSourceWithState(row),
    readBy: { url: row.url as string, rules: row.rules as string },
  }))
}
