import type { ReadBy } from './claims.ts'
import { type Query, sql, type Value } from './sql.ts'
import type { StatePatch } from './writes.ts'

/**
 * Writes what a refresh found out about its source. Where its stanza was changed while it was being read, what only the
 * old address or the old rules tell stays as the change left it: by the new ones it was not read yet.
 */
export function toStateQuery(id: string, patch: StatePatch, readBy: ReadBy | null): Query {
  const isSameUrl = readBy && sql`url = ${readBy.url}`
  const isSameStanza = readBy && sql`url = ${readBy.url} AND rules = ${readBy.rules}`
  const { moving, pace, warnings, itemCounts, lastError } = patch
  return sql`UPDATE sources SET claimed_until = 0, claimed_by = NULL,
    last_fetch_at = ${patch.lastFetchAt}, failures = ${patch.failures},
    last_error = ${lastError && JSON.stringify(lastError)},
    ${set(sql`last_success_at`, patch.lastSuccessAt)},
    ${set(sql`warnings`, warnings && JSON.stringify(warnings))},
    ${set(sql`usual_gap`, patch.usualGapMs)},
    ${set(sql`pace`, pace && JSON.stringify(pace))},
    ${set(sql`due_at`, patch.nextFetchAt, isSameUrl)},
    ${set(sql`due_reason`, patch.nextFetchReason, isSameUrl)},
    ${set(sql`moved_to`, patch.movedTo, isSameUrl)},
    ${set(sql`moving_to`, moving === null ? null : moving?.to, isSameUrl)},
    ${set(sql`moving_seen`, moving === null ? 0 : moving?.seen, isSameUrl)},
    ${set(sql`gone_at`, patch.goneAt, isSameUrl)},
    ${set(sql`status`, patch.status, isSameUrl)},
    ${set(sql`item_counts`, itemCounts && JSON.stringify(itemCounts), isSameStanza)},
    ${set(sql`etag`, patch.etag, isSameStanza)},
    ${set(sql`last_modified`, patch.lastModified, isSameStanza)},
    ${set(sql`validators_url`, patch.validatorsUrl, isSameStanza)},
    ${set(sql`body_hash`, patch.bodyHash, isSameStanza)}
    WHERE id = ${id}`
}

/** A column set to what was found out; as it is, where that is undefined or the condition does not hold. */
function set(column: Query, value: Value | undefined, condition: Query | null = null): Query {
  if (value === undefined) return sql`${column} = ${column}`
  if (!condition) return sql`${column} = ${value}`
  return sql`${column} = CASE WHEN ${condition} THEN ${value} ELSE ${column} END`
}
