import type { Crawler } from '../crawl/crawler.ts'
import { createGate } from '../crawl/gate.ts'
import { toLease } from '../crawl/lease.ts'
import { isRemoved, refreshSource, saveFailed } from '../crawl/refresh-source.ts'
import { AppError } from '../errors.ts'
import { toFailure } from '../failure.ts'
import type { RefreshResult } from '../operations.ts'
import type { SourceWithState } from '../source.ts'
import type { Command, Context, ExitCode, Parsed } from './command.ts'
import { createProgress } from './progress.ts'
import { toTable } from './table.ts'
import { withCrawler } from './with-crawler.ts'

type Round = { source: SourceWithState; result: RefreshResult | null }

export const fetch: Command = {
  name: 'fetch',
  usage: '[SOURCE…] [--all]',
  about: 'Read once, now: the named sources, those that are due, or with --all every active one.',
  options: { all: { type: 'boolean', about: 'every active source, due or not' } },
  positionals: { min: 0, max: Number.POSITIVE_INFINITY },
  run: (context, parsed) =>
    withCrawler(context, {}, async (crawler, store) =>
      fetchSources(context, crawler, choose(context, await store.reads.listSources(), parsed)),
    ),
}

/** Reads these sources once and tells how it went. Exit code 1 when every one of them failed. */
export async function fetchSources(
  context: Context,
  crawler: Crawler,
  sources: readonly SourceWithState[],
): Promise<ExitCode> {
  const gate = createGate(context.settings.crawlConcurrency)
  const progress = createProgress(context.stdout, sources.length)
  const rounds = await Promise.all(
    sources.map((source) =>
      gate.run(async (): Promise<Round> => {
        const result = context.signal.aborted ? null : await fetchOne(crawler, source)
        progress.advance(source.id, describe(result))
        return { source, result }
      }),
    ),
  )
  progress.end()
  context.stdout.write(summarise(rounds))
  const failed = rounds.filter(({ result }) => result?.outcome === 'failed').length
  return rounds.length > 0 && failed === rounds.length ? 1 : 0
}

function choose(
  { now }: Context,
  sources: SourceWithState[],
  { positionals, values }: Parsed,
): SourceWithState[] {
  const unknown = positionals.filter((id) => !sources.some((source) => source.id === id))
  if (unknown.length > 0) {
    throw new AppError('invalid', `No such source: ${unknown.join(', ')}. \`incoming sources\` lists them.`)
  }
  if (positionals.length > 0) return sources.filter((source) => positionals.includes(source.id))
  const active = sources.filter((source) => source.status === 'active')
  return values.all ? active : active.filter((source) => source.nextFetchAt <= now())
}

/** Null: another process has the source at this moment, or removed it. A bug costs this source only. */
async function fetchOne(crawler: Crawler, source: SourceWithState): Promise<RefreshResult | null> {
  const claimed = await crawler.writes.claim(source.id, toLease(crawler))
  if (!claimed) return null
  try {
    return await refreshSource(crawler, claimed)
  } catch (error) {
    if (isRemoved(error)) return null
    const detail = `A fault of this program or its database stopped the reading: ${(error as Error).message}.`
    return saveFailed(crawler, claimed, toFailure('worker', detail))
  }
}

function describe(result: RefreshResult | null): string {
  if (!result) return 'skipped: another process is reading it, or removed it'
  if (result.failure) return `failed: ${result.failure.detail}`
  if (result.outcome === 'unchanged') return 'unchanged'
  return `fresh: ${result.entriesNew} new, ${result.entriesUpdated} changed`
}

function summarise(rounds: readonly Round[]): string {
  const rows = rounds.map(({ source, result }) => [source.id, describe(result)])
  const count = (outcome: RefreshResult['outcome']) =>
    rounds.filter(({ result }) => result?.outcome === outcome).length
  const entries = rounds.reduce((sum, { result }) => sum + (result?.entriesNew ?? 0), 0)
  const totals = `${rounds.length} sources: ${count('fresh')} fresh, ${count('unchanged')} unchanged, ${count('failed')} failed; ${entries} new posts\n`
  return rounds.length === 0
    ? 'No source is due. `incoming fetch --all` reads all of them.\n'
    : `\n${toTable(rows)}\n${totals}`
}
