import { pruneEntries } from '../crawl/prune-entries.ts'
import { AppError } from '../errors.ts'
import { DAY_MS } from '../interval.ts'
import { openStore } from '../store/open-store.ts'
import type { Command } from './command.ts'

export const prune: Command = {
  name: 'prune',
  usage: '[--days N]',
  about: 'Delete entries published more than N days ago (default: RETENTION_DAYS).',
  options: { days: { type: 'string', value: 'N', about: 'whole days, at least 1' } },
  positionals: { min: 0, max: 0 },
  run: async ({ settings, now, stdout }, { values }) => {
    const days = values.days === undefined ? settings.retentionDays : Number(values.days)
    if (!Number.isInteger(days) || days < 0 || (days === 0 && values.days !== undefined)) {
      throw new AppError('invalid', `--days is a whole number of at least 1, not ${values.days}.`)
    }
    if (days === 0) {
      stdout.write('Nothing to do: RETENTION_DAYS is 0, which keeps all. Name a number with --days.\n')
      return 0
    }
    const store = await openStore(settings.databaseUrl)
    try {
      const { deleted, keptSince } = await pruneEntries({ ...store, now }, days * DAY_MS)
      stdout.write(`${deleted} entries deleted\n`)
      if (keptSince !== null) {
        const day = new Date(keptSince).toISOString().slice(0, 10)
        stdout.write(`Those from ${day} on stay until the digests of their weeks are closed.\n`)
      }
      return 0
    } finally {
      await store.database.close()
    }
  },
}
