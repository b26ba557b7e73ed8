import type { Crawler } from '../crawl/crawler.ts'
import { createGate } from '../crawl/gate.ts'
import { giveBack, toClaim } from '../crawl/keep-claim.ts'
import { isRemoved, refreshSource, saveFailed } from '../crawl/refresh-source.ts'
import { AppError } from '../errors.ts'
import { toFailure } from '../failure.ts'
import type { RefreshResult } from '../operations.ts'
import type { SourceWithState } from '../source.ts'
import type { Command, Context, ExitCode, Parsed } from './command.ts'
import { createProgress } from './progress.ts'
import { toTable } from './table.ts'
import { withCrawler } from './with-crawler.ts'

/** How it went with a source; `taken`: another process has it at this moment, or removed it. */
type Told = RefreshResult | 'taken' | 'stopped'
type Round = { source: SourceWithState; told: Told }

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

/** Reads these sources once and tells how it went. Exit code 1 when every one of them failed, or it was stopped. */
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
        const told = await fetchOne(crawler, source, context.signal)
        progress.advance(source.id, describe(told))
        return { source, told }
      }),
    ),
  )
  progress.end()
  context.stdout.write(summarise(rounds))
  if (rounds.some(({ told }) => told === 'stopped')) return 1
  return rounds.length > 0 && rounds.every(({ told }) => isFailed(told)) ? 1 : 0
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

/** A bug costs this source only; one that is broken off stays due. */
async function fetchOne(crawler: Crawler, source: SourceWithState, signal: AbortSignal): Promise<Told> {
  if (signal.aborted) return 'stopped'
  const claimed = await crawler.writes.claim(source.id, toClaim(crawler))
  if (!claimed) return 'taken'
  try {
    return await refreshSource(crawler, claimed)
  } catch (error) {
    if (isRemoved(error)) return 'taken'
    if (signal.aborted) {
      await giveBack(crawler, source.id)
      return 'stopped'
    }
    const detail = `A fault of this program or its database stopped the reading: ${(error as Error).message}.`
    return saveFailed(crawler, claimed, toFailure('worker', detail))
  }
}

function isFailed(told: Told): boolean {
  return typeof told === 'object' && told.outcome === 'failed'
}

function describe(told: Told): string {
  if (told === 'taken') return 'skipped: another process is reading it, or removed it'
  if (told === 'stopped') return 'not read: stopped'
  if (told.failure) return `failed: ${told.failure.detail}`
  if (told.outcome === 'unchanged') return 'unchanged'
  return `fresh: ${told.entriesNew} new, ${told.entriesUpdated} changed`
}

function summarise(rounds: readonly Round[]): string {
  if (rounds.length === 0) return 'No source is due. `incoming fetch --all` reads all of them.\n'
  const rows = rounds.map(({ source, told }) => [source.id, describe(told)])
  const results = rounds.flatMap(({ told }) => (typeof told === 'object' ? told : []))
  const count = (outcome: RefreshResult['outcome']) => results.filter((one) => one.outcome === outcome).length
  const entries = results.reduce((sum, one) => sum + one.entriesNew, 0)
  const stopped = rounds.filter(({ told }) => told === 'stopped').length
  const unread = stopped > 0 ? `Stopped before it was done: ${stopped} not read.\n` : ''
  const totals = `${rounds.length} sources: ${count('fresh')} fresh, ${count('unchanged')} unchanged, ${count('failed')} failed; ${entries} new posts\n`
  return `\n${toTable(rows)}\n${totals}${unread}`
}
