import { toCondition } from '../condition/condition.ts'
import { toApiSource } from '../serve/api/source-schema.ts'
import type { SourceWithState } from '../source.ts'
import type { Command } from './command.ts'
import { listConfigured } from './list-configured.ts'
import { toTable } from './table.ts'

export const sources: Command = {
  name: 'sources',
  usage: '[--json]',
  about: 'List each source with its condition, last success, next due, failures and posts.',
  options: { json: { type: 'boolean', about: 'as JSON, stable for programs' } },
  positionals: { min: 0, max: 0 },
  run: async (context, { values }) => {
    const all = await listConfigured(context)
    const at = context.now()
    if (values.json) {
      const sources = all.map((source) => toApiSource(source, at))
      context.stdout.write(`${JSON.stringify({ sources }, null, 2)}\n`)
      return 0
    }
    const rows = all.map((source) => toRow(source, at))
    context.stdout.write(
      toTable([['SOURCE', 'STATE', 'LAST SUCCESS', 'NEXT DUE', 'FAILURES', 'POSTS', 'WHY'], ...rows]),
    )
    return 0
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
