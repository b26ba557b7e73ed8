import { Type } from '@fastify/type-provider-typebox'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from '@prometheus-io/client'
import type { FastifyInstance } from 'fastify'
import { CONDITION_CODES, toCondition } from '../../condition/condition.ts'
import type { SourceStatus } from '../../source.ts'
import type { Reads } from '../../store/reads.ts'
import type { Answered } from '../answer-first.ts'
import { problems } from '../api/schema-parts.ts'
import type { AppOptions } from '../app-options.ts'
import { createWebsubGauges } from './websub-gauges.ts'

const PREFIX = 'incoming_'
/** Seconds. */
const DURATION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const STATUSES: readonly SourceStatus[] = ['active', 'paused', 'retired', 'gone']

/** What is counted while the service runs. */
export interface Metrics {
  registry: Registry
  /** Counts and times a request by its route, not by address, so that the number of series is bounded. */
  observe(answered: Answered): void
}

/** Collected once, however many apps the process holds: what collects them is a timer without end. */
let processMetrics: Registry | undefined

function collectProcess(): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: PREFIX })
  return registry
}

/** A registry of metrics with nothing observed yet. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  processMetrics ??= collectProcess()
  const durations = new Histogram({
    name: `${PREFIX}http_request_duration_seconds`,
    help: 'Time from request to answer, by route, method and status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: DURATION_BUCKETS,
    registers: [registry],
  })
  const observe = ({ method, route, status, ms }: Answered) =>
    durations.observe({ method, route, status }, ms / 1000)
  return { registry, observe }
}

/**
 * `GET /metrics` in the Prometheus text format. It tells nothing that the pages of the
 * sources do not tell, so it needs no token; an operator who wants it closed closes it at the proxy.
 */
export function registerMetrics(
  app: FastifyInstance,
  registry: Registry,
  { reads, now, countFailedSaves }: Pick<AppOptions, 'reads' | 'now' | 'countFailedSaves'>,
): void {
  const refresh = createStoreGauges(registry, { reads, now })
  if (countFailedSaves) createSaveCounter(registry, countFailedSaves)

  app.get(
    '/metrics',
    {
      logLevel: 'warn',
      schema: {
        operationId: 'metrics',
        tags: ['Health'],
        summary: 'Figures for Prometheus',
        response: {
          200: { description: 'The figures.', content: { 'text/plain': { schema: Type.String() } } },
          ...problems(503),
        },
      },
      serializerCompiler: () => String,
    },
    async (_request, reply) => {
      await refresh()
      const all = processMetrics ? Registry.merge([processMetrics, registry]) : registry
      return reply
        .header('cache-control', 'no-store')
        .type(all.contentType)
        .send(await all.metrics())
    },
  )
}

function createSaveCounter(registry: Registry, count: () => number): void {
  new Counter({
    name: `${PREFIX}failed_saves_total`,
    help: 'Saves of the crawl that failed since the process began.',
    registers: [registry],
    collect() {
      this.reset()
      this.inc(count())
    },
  })
}

/** Gauges of what the store holds; the function given back reads it anew. */
function createStoreGauges(
  registry: Registry,
  { reads, now }: { reads: Reads; now: () => number },
): () => Promise<void> {
  const toGauge = <T extends string>(name: string, help: string, labelNames: readonly T[] = []) =>
    new Gauge({ name: `${PREFIX}${name}`, help, labelNames: [...labelNames], registers: [registry] })
  const entries = toGauge('entries', 'Entries kept.')
  const databaseBytes = toGauge('database_bytes', 'Size of the database.')
  const lastEntryAge = toGauge('last_entry_age_seconds', 'Since the newest entry was first seen.')
  const sources = toGauge('sources', 'Sources by status.', ['status'])
  const conditions = toGauge('sources_in_condition', 'Sources by how they are doing.', ['condition'])
  const failing = toGauge('sources_failing', 'Sources whose last refresh failed.')
  const failures = toGauge('source_failures', 'Failed refreshes since the last success.', ['source'])
  const successAge = toGauge('source_last_success_age_seconds', 'Since the last success of a source.', [
    'source',
  ])

  const setWebsub = createWebsubGauges(registry, PREFIX)

  return async () => {
    const at = now()
    const [stats, all] = await Promise.all([reads.findStats(at), reads.listSources()])
    entries.set(stats.entries)
    databaseBytes.set(stats.databaseBytes)
    if (stats.lastEntryAt !== null) lastEntryAge.set((at - stats.lastEntryAt) / 1000)
    failing.set(stats.sourcesFailing)
    for (const status of STATUSES) sources.set({ status }, all.filter((one) => one.status === status).length)
    const codes = all.map((source) => toCondition(source, at).code)
    for (const condition of CONDITION_CODES) {
      conditions.set({ condition }, codes.filter((code) => code === condition).length)
    }
    setWebsub(all)
    // A source that was removed must not stay.
    failures.reset()
    successAge.reset()
    for (const { id, failures: count, lastSuccessAt } of all) {
      failures.set({ source: id }, count)
      if (lastSuccessAt !== null) successAge.set({ source: id }, (at - lastSuccessAt) / 1000)
    }
  }
}
