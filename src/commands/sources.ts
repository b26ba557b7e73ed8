import { toApiSource } from '../serve/api/source-schema.ts'
import { openStore } from '../store/open-store.ts'
import type { Command } from './command.ts'
import { loadConfig } from './load-config.ts'
import { toTable } from './table.ts'

export const sources: Command = {
  name: 'sources',
  usage: '[--json]',
  about: 'List each source with its state, last success, next due, failures and posts.',
  options: { json: { type: 'boolean', about: 'as JSON, stable for programs' } },
  positionals: { min: 0, max: 0 },
  run: async ({ settings, now, stdout }, { values }) => {
    const store = await openStore(settings.databaseUrl)
    try {
      await store.writes.syncSources(loadConfig(settings.configDir).sources, now())
      const all = await store.reads.listSources()
      if (values.json) {
        stdout.write(`${JSON.stringify({ sources: all.map(toApiSource) }, null, 2)}\n`)
        return 0
      }
      const day = (at: number | null) =>
        at === null ? '-' : new Date(at).toISOString().slice(0, 16).replace('T', ' ')
      const rows = all.map((source) => [
        source.id,
        source.failures > 0 ? `failing (${source.failures})` : source.status,
        day(source.lastSuccessAt),
        source.status === 'active' ? day(source.nextFetchAt) : '-',
        String(source.entryCount),
        source.lastError?.detail ?? source.nextFetchReason,
      ])
      stdout.write(toTable([['SOURCE', 'STATE', 'LAST SUCCESS', 'NEXT DUE', 'POSTS', 'WHY'], ...rows]))
      return 0
    } finally {
      await store.database.close()
    }
  },
}
