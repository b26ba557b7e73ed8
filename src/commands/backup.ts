import { toFile } from '../store/open-store.ts'
import { backupSqlite } from '../store/sqlite-backup.ts'
import type { Command } from './command.ts'

export const backup: Command = {
  name: 'backup',
  usage: 'FILE',
  about: 'Copy the database while it is in use; the copy is checked before it takes its name.',
  positionals: { min: 1, max: 1 },
  run: async ({ settings, stdout }, { positionals: [target = ''] }) => {
    const { entries, sources } = await backupSqlite(toFile(settings.databaseUrl), target)
    stdout.write(`${target}: ${entries} entries of ${sources} sources, checked\n`)
    return 0
  },
}
