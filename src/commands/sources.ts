import { toCondition } from '../condition.ts'
import { toApiSource } from '../serve/api/source-schema.ts'
import type { SourceWithState } from '../source.ts'
import { openStore } from '../store/open-store.ts'
import type { Command } from './command.ts'
import { loadConfig } from './load-config.ts'
import { toTable } from './table.ts'

export const sources: Command = {
  name: 'sources',
  usage: '[--json]',
  about: 'List each source with its condition, last success, next due, failures and posts.',
  options: { json: { type: 'boolean', about: 'as JSON, stable for programs' } },
  positionals: { min: 0, max: 0 },
  run: async ({ settings, now, stdout }, { values }) => {
    const store = await openStore(settings.databaseUrl)
    try {
      await store.writes.syncSources(loadConfig(settings.configDir).sources, now())
      const all = await store.reads.listSources()
      const at = now()
      if (values.json) {
        stdout.write(
          `${JSON.stringify({ sources: all.map((source) => toApiSource(source, at)) }, null, 2)}\n`,
        )
        return 0
      }
      const rows = all.map((source) => toRow(source, at))
      stdout.write(
        toTable([['SOURCE', 'STATE', 'LAST SUCCESS', 'NEXT DUE', 'FAILURES', 'POSTS', 'WHY'], ...rows]),
      )
      return 0
    } finally {
      await store.database.close()
    }
  },
}

function toRow(source: SourceWithState, now: number): string[] {
  const { code, detail } = toCondition(source, now)
  return [
    source.id,
    code,
    toMinute(source.lastSuccessAt),
    source.status === 'active' ? toMinute(source.nextFetchAt) : '-',
    String(source.failures),
    String(source.entryCount),
    code === 'healthy' || code === 'new' ? source.nextFetchReason : detail,
  ]
}

function toMinute(at: number | null): string {
  return at === null ? '-' : new Date(at).toISOString().slice(0, 16).replace('T', ' ')
}
