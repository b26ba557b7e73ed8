import {
  type ClaimedSource,
  claim,
  claimDue,
  listClaimants,
  type ReadBy,
  releaseClaim,
  releaseClaims,
  renewClaim,
} from './claims.ts'
import { dropChanges, saveChanges } from './condition-changes.ts'
import type { Database } from './database.ts'
import { deleteSource, listPruned, prune } from './delete-entries.ts'
import { saveEdition } from './editions.ts'
import { listFaces } from './list-faces.ts'
import { listTraits } from './related.ts'
import { reviveStories } from './revive-stories.ts'
import { saveRefresh } from './save-refresh.ts'
import { syncSources, toSaveQueries } from './source-writes.ts'
import { spreadDue } from './spread-due.ts'
import { list, type Query, sql } from './sql.ts'
import { listJoins, listSeparations, saveSeparation } from './story-decisions.ts'
import { findFingerprints, findStoryFacts, toFingerprint } from './story-facts.ts'
import { toVersionQuery } from './version.ts'
import type { KnownEntry, Writes } from './writes.ts'

/** Bytes of a stored fingerprint that hold its MinHash; its sample follows. */
const MINHASH_BYTES = 256

/** The crawl's side of the store, over any engine. */
export function createWrites(database: Database): Writes {
  return {
    ...createRefreshWrites(database),
    inTurn: database.inTurn,
    syncSources: (sources, now) => syncSources(database, sources, now),
    saveSources: async (sources, { origin, now }) => {
      await database.batch([...toSaveQueries(sources, { origin, now }), toVersionQuery('sources', now)])
    },
    setStatus: async (id, { status, now }) => {
      await database.batch([
        sql`UPDATE sources SET status = ${status}, due_at = ${now}, gone_at = NULL WHERE id = ${id}`,
        ...(status === 'active' ? [toAnewQuery(id)] : []),
        toVersionQuery('sources', now),
      ])
    },
    deleteSource: (id, now) => deleteSource(database, id, now),
    renewClaim: (id, options) => renewClaim(database, id, options),
    listClaimants: (now) => listClaimants(database, now),
    releaseClaims: (claimants) => releaseClaims(database, claimants),
    spreadDue: (now) => spreadDue(database, now),
    saveChanges: (changes, now) => saveChanges(database, changes, now),
    dropChanges: (before) => dropChanges(database, before),
    listKnown: (sourceId) => listKnown(database, sourceId),
    listPruned: (sourceId) => listPruned(database, sourceId),
    listFaces: (sourceId, limit) => listFaces(database, sourceId, limit),
    findTakenKeys: async (keys) => {
      const rows = await database.all(sql`SELECT key, id FROM entries WHERE key IN ${list(keys)}`)
      return new Map(rows.map((row) => [row.key as number, row.id as string]))
    },
    findStoryFacts: (by) => findStoryFacts(database, by),
    findFingerprints: (keys) => findFingerprints(database, keys),
    listSeparations: () => listSeparations(database),
    saveSeparation: (separation) => saveSeparation(database, separation),
    listJoins: (limit) => listJoins(database, limit),
    listTraits: (limit) => listTraits(database, limit),
    listFingerprints: (limit) => listFingerprints(database, limit),
    saveEdition: (edition) => saveEdition(database, edition),
    reviveStories: (options) => reviveStories(database, options),
    prune: (options) => prune(database, options),
  }
}

type RefreshWrites = Pick<Writes, 'claimDue' | 'claim' | 'releaseClaim' | 'saveRefresh'>

/** Claims and what becomes of them: a save need not be committed alone while other claimed sources are still to be saved. */
function createRefreshWrites(database: Database): RefreshWrites {
  const claimed = new Map<string, ReadBy>()
  const note = ({ source, readBy }: ClaimedSource) => {
    claimed.set(source.id, readBy)
    return source
  }
  return {
    claimDue: async (options) => (await claimDue(database, options)).map(note),
    claim: async (id, options) => {
      const found = await claim(database, id, options)
      return found && note(found)
    },
    releaseClaim: (id, by) => {
      claimed.delete(id)
      return releaseClaim(database, id, by)
    },
    saveRefresh: (refresh) => {
      const readBy = claimed.get(refresh.sourceId) ?? null
      claimed.delete(refresh.sourceId)
      return saveRefresh(database, refresh, { readBy, others: claimed.size })
    },
  }
}

/** A source that is followed again is read in full once, also for the hub that it names: that one was let go. */
function toAnewQuery(id: string): Query {
  return sql`UPDATE sources SET etag = NULL, last_modified = NULL, body_hash = NULL WHERE id = ${id}`
}

async function listKnown(database: Database, sourceId: string): Promise<KnownEntry[]> {
  const rows =
    await database.all(sql`SELECT e.key, e.id, c.hash, e.published_at, e.published_precision, e.updated_at, e.seen_at
    FROM entries e JOIN contents c ON c.key = e.key WHERE e.source_id = ${sourceId}`)
  return rows.map((row) => ({
    key: row.key as number,
    id: row.id as string,
    hash: row.hash as string,
    publishedAt: row.published_at as number,
    publishedPrecision: row.published_precision as KnownEntry['publishedPrecision'],
    updatedAt: row.updated_at as number | null,
    seenAt: row.seen_at as number,
  }))
}

async function listFingerprints(
  database: Database,
  limit: number,
): Promise<{ key: number; fingerprint: Uint32Array }[]> {
  const rows = await database.all(
    sql`SELECT key, substr(minhash, 1, ${MINHASH_BYTES}) AS minhash FROM fingerprints
      WHERE minhash IS NOT NULL ORDER BY key DESC LIMIT ${limit}`,
  )
  return rows.flatMap((row) => {
    const fingerprint = toFingerprint(row.minhash)
    return fingerprint ? [{ key: row.key as number, fingerprint }] : []
  })
}
