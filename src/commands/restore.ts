import { toFile } from '../store/open-store.ts'
import { restoreSqlite } from '../store/sqlite-restore.ts'
import type { Command } from './command.ts'

export const restore: Command = {
  name: 'restore',
  usage: 'FILE',
  about: 'Put a backup in the place of the database; the old one is kept beside it.',
  positionals: { min: 1, max: 1 },
  run: async ({ settings, stdout }, { positionals: [source = ''] }) => {
    const file = toFile(settings.databaseUrl)
    const { entries, sources } = restoreSqlite(source, file)
    stdout.write(`${file}: ${entries} entries of ${sources} sources, from ${source}\n`)
    return 0
  },
}
