import type { ConditionCode } from '../condition/condition.ts'
import type { SourceOrigin, SourceStatus, SourceWithState } from '../source.ts'
import type { SourceWebsub } from '../subscription.ts'
import { type Query, type Row, sql } from './sql.ts'

/** When the newest entry was published among those that stand for their story, or among the others: one step of an index. */
const NEWEST_LEAD = sql`SELECT e.published_at AS at FROM entries e
  WHERE e.source_id = s.id AND e.is_lead = 1 ORDER BY e.key DESC LIMIT 1`
const NEWEST_REPOST = sql`SELECT e.published_at AS at FROM entries e
  WHERE e.source_id = s.id AND e.is_lead = 0 ORDER BY e.key DESC LIMIT 1`

/** Every source with its state and what its entries add up to. */
export const SELECT_SOURCES: Query = sql`SELECT s.*,
  (SELECT SUM(z.size) FROM list_sizes z WHERE z.kind = 'source' AND z.id = s.id) AS entry_count,
  (SELECT MAX(n.at) FROM (SELECT * FROM (${NEWEST_LEAD}) l UNION ALL SELECT * FROM (${NEWEST_REPOST}) r) n)
    AS last_published_at,
  w.hub AS websub_hub, w.state AS websub_state, w.detail AS websub_detail, w.lease_ends_at AS websub_lease_ends_at,
  w.asked_at AS websub_asked_at, w.last_delivery_at AS websub_last_delivery_at, w.silent_since AS websub_silent_since,
  w.deliveries AS websub_deliveries, w.dropped AS websub_dropped
  FROM sources s LEFT JOIN websub_subscriptions w ON w.source_id = s.id AND w.state <> 'leaving'`

const text = (value: unknown) => value as string
const number = (value: unknown) => value as number
const textOrNull = (value: unknown) => value as string | null
const numberOrNull = (value: unknown) => value as number | null

/** A row of SELECT_SOURCES as the source it stands for. */
export function toSourceWithState(row: Row): SourceWithState {
  return {
    json: null,
    sitemap: null,
    ...JSON.parse(text(row.rules)),
    id: text(row.id),
    title: text(row.title),
    url: text(row.url),
    site: text(row.site),
    language: textOrNull(row.language),
    origin: row.origin as SourceOrigin,
    status: row.status as SourceStatus,
    movedTo: textOrNull(row.moved_to),
    moving: row.moving_to === null ? null : { to: text(row.moving_to), seen: number(row.moving_seen) },
    goneAt: numberOrNull(row.gone_at),
    createdAt: number(row.created_at),
    nextFetchAt: number(row.due_at),
    nextFetchReason: text(row.due_reason),
    lastFetchAt: numberOrNull(row.last_fetch_at),
    lastSuccessAt: numberOrNull(row.last_success_at),
    failures: number(row.failures),
    lastError: row.last_error === null ? null : JSON.parse(text(row.last_error)),
    warnings: JSON.parse(text(row.warnings)),
    etag: textOrNull(row.etag),
    lastModified: textOrNull(row.last_modified),
    validatorsUrl: textOrNull(row.validators_url),
    bodyHash: textOrNull(row.body_hash),
    pace: row.pace === null ? null : JSON.parse(text(row.pace)),
    entryCount: number(row.entry_count ?? 0),
    lastPublishedAt: numberOrNull(row.last_published_at ?? null),
    usualGapMs: numberOrNull(row.usual_gap),
    itemCounts: JSON.parse(text(row.item_counts)),
    noted:
      row.condition === null
        ? null
        : { code: row.condition as ConditionCode, since: number(row.condition_since) },
    websub: toWebsub(row),
  }
}

function toWebsub(row: Row): SourceWebsub | null {
  if (typeof row.websub_state !== 'string') return null
  return {
    hub: text(row.websub_hub),
    state: row.websub_state as SourceWebsub['state'],
    detail: textOrNull(row.websub_detail),
    askedAt: numberOrNull(row.websub_asked_at),
    leaseEndsAt: numberOrNull(row.websub_lease_ends_at),
    lastDeliveryAt: numberOrNull(row.websub_last_delivery_at),
    silentSince: numberOrNull(row.websub_silent_since),
    deliveries: number(row.websub_deliveries),
    dropped: number(row.websub_dropped),
  }
}
