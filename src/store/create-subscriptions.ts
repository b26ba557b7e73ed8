import type { Subscription } from '../subscription.ts'
import type { Database } from './database.ts'
import { list, type Query, type Row, sql } from './sql.ts'
import type { SubscriptionGuard, SubscriptionPatch, Subscriptions } from './subscriptions.ts'

/** States of which a hub knows nothing (any more): they can be forgotten without a word. */
const UNKNOWN_TO_HUBS = ['wanted', 'denied']
/** Of a subscription: its source is no longer followed. */
const IS_ORPHAN = sql`NOT EXISTS (SELECT 1 FROM sources s WHERE s.id = source_id AND s.status = 'active')`
/** Of a source: a hub has promised to bring its posts. */
const IS_PUSHED = sql`id IN (SELECT source_id FROM websub_subscriptions WHERE state = 'verified')`

/** Subscriptions over any engine. */
export function createSubscriptions(database: Database): Subscriptions {
  const run = async (query: Query): Promise<void> => void (await database.all(query))
  const findOne = async (condition: Query) => {
    const [row] = await database.all(sql`SELECT * FROM websub_subscriptions WHERE ${condition}`)
    return row ? toSubscription(row) : null
  }
  const leave = async (condition: Query, now: number) => {
    await database.batch(toLeaveQueries(condition, now))
  }
  return {
    findOf: (sourceId) => findOne(sql`source_id = ${sourceId} AND state <> 'leaving'`),
    find: (id) => findOne(sql`id = ${id}`),
    replace: async (subscription) => {
      const own = sql`source_id = ${subscription.sourceId}`
      await database.batch([...toLeaveQueries(own, subscription.actAt), toInsertQuery(subscription)])
    },
    leave: (sourceId, now) => leave(sql`source_id = ${sourceId}`, now),
    leaveOrphans: (now) => leave(IS_ORPHAN, now),
    leaveStrays: (options) => leaveStrays(database, options),
    claimDue: (options) => claimDue(database, options),
    change: async (id, guard, patch) => (await database.all(toChangeQuery(id, guard, patch))).length > 0,
    forget: (id) => run(sql`DELETE FROM websub_subscriptions WHERE id = ${id}`),
    noteDelivery: (id, now) => run(toDeliveryQuery(id, now)),
    noteSilence: (sourceId, now) =>
      run(sql`UPDATE websub_subscriptions SET silent_since = ${now}
        WHERE source_id = ${sourceId} AND state = 'verified' AND silent_since IS NULL`),
    noteDrop: (id) => noteDrop(database, id),
    hasten: (sourceId, options) => run(toHastenQuery(sql`id = ${sourceId}`, options)),
    hastenPushed: (options) => run(toHastenQuery(IS_PUSHED, options)),
  }
}

async function claimDue(
  database: Database,
  { now, leaseMs, limit }: { now: number; leaseMs: number; limit: number },
): Promise<Subscription[]> {
  const rows = await database.all(sql`UPDATE websub_subscriptions SET act_at = ${now + leaseMs}
    WHERE id IN (SELECT id FROM websub_subscriptions WHERE act_at <= ${now} ORDER BY act_at LIMIT ${limit})
      AND act_at <= ${now} RETURNING *`)
  return rows.map(toSubscription)
}

function toDeliveryQuery(id: string, now: number): Query {
  return sql`UPDATE websub_subscriptions SET deliveries = deliveries + 1, dropped_in_row = 0,
    last_delivery_at = ${now}, silent_since = NULL WHERE id = ${id}`
}

async function noteDrop(database: Database, id: string): Promise<number> {
  const [row] = await database.all(sql`UPDATE websub_subscriptions
    SET dropped = dropped + 1, dropped_in_row = dropped_in_row + 1 WHERE id = ${id} RETURNING dropped_in_row`)
  return (row?.dropped_in_row ?? 0) as number
}

async function leaveStrays(
  database: Database,
  { base, now }: { base: string | null; now: number },
): Promise<Subscription[]> {
  const isStray =
    base === null
      ? sql`1 = 1`
      : sql`substr(callback, 1, CAST(${base.length + 1} AS INTEGER)) <> ${`${base}/`}`
  const rows = await database.all(
    sql`SELECT * FROM websub_subscriptions WHERE state <> 'leaving' AND ${isStray}`,
  )
  if (rows.length > 0) await database.batch(toLeaveQueries(isStray, now))
  return rows.map(toSubscription)
}

function toLeaveQueries(condition: Query, now: number): Query[] {
  return [
    sql`DELETE FROM websub_subscriptions WHERE state IN ${list(UNKNOWN_TO_HUBS)} AND ${condition}`,
    sql`UPDATE websub_subscriptions SET state = 'leaving', attempts = 0, act_at = ${now}
      WHERE state <> 'leaving' AND ${condition}`,
  ]
}

function toInsertQuery(subscription: Subscription): Query {
  const { id, sourceId, hub, hubs, topic, callback, documentUrl, secret, state, actAt } = subscription
  return sql`INSERT INTO websub_subscriptions (id, source_id, hub, hubs, topic, callback, document_url, secret, state,
      detail, asked_at, lease_ends_at, attempts, act_at)
    VALUES (${id}, ${sourceId}, ${hub}, ${JSON.stringify(hubs)}, ${topic}, ${callback}, ${documentUrl}, ${secret}, ${state},
      ${subscription.detail}, ${subscription.askedAt}, ${subscription.leaseEndsAt}, ${subscription.attempts}, ${actAt})
    ON CONFLICT DO NOTHING`
}

function toChangeQuery(id: string, guard: SubscriptionGuard, patch: SubscriptionPatch): Query {
  const kept = (value: string | number | null | undefined, column: Query) =>
    value === undefined ? column : sql`${value}`
  const { states, topic, actAt } = guard
  return sql`UPDATE websub_subscriptions SET state = ${kept(patch.state, sql`state`)},
      detail = ${kept(patch.detail, sql`detail`)}, asked_at = ${kept(patch.askedAt, sql`asked_at`)},
      lease_ends_at = ${kept(patch.leaseEndsAt, sql`lease_ends_at`)},
      attempts = ${kept(patch.attempts, sql`attempts`)}, act_at = ${kept(patch.actAt, sql`act_at`)},
      document_url = ${kept(patch.documentUrl, sql`document_url`)}
    WHERE id = ${id} AND state IN ${list(states)}
      ${topic === undefined ? sql`` : sql`AND topic = ${topic}`}
      ${actAt === undefined ? sql`` : sql`AND act_at = ${actAt}`} RETURNING id`
}

function toHastenQuery(
  condition: Query,
  { now, gapMs, reason }: { now: number; gapMs: number; reason: string },
): Query {
  const at = sql`CASE WHEN COALESCE(last_fetch_at, 0) + ${gapMs} > ${now} THEN last_fetch_at + ${gapMs} ELSE ${now} END`
  return sql`UPDATE sources SET due_at = ${at}, due_reason = ${reason}
    WHERE status = 'active' AND due_at > ${at} AND ${condition}`
}

function toSubscription(row: Row): Subscription {
  return {
    id: row.id as string,
    sourceId: row.source_id as string,
    hub: row.hub as string,
    hubs: JSON.parse(row.hubs as string),
    topic: row.topic as string,
    callback: row.callback as string,
    documentUrl: row.document_url as string,
    secret: row.secret as string,
    state: row.state as Subscription['state'],
    detail: row.detail as string | null,
    askedAt: row.asked_at as number | null,
    leaseEndsAt: row.lease_ends_at as number | null,
    lastDeliveryAt: row.last_delivery_at as number | null,
    silentSince: row.silent_since as number | null,
    attempts: row.attempts as number,
    actAt: row.act_at as number,
  }
}
