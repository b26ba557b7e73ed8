import { loadNeighbours } from '../crawl/load-neighbours.ts'
import { separate as separateEntry } from '../crawl/separate.ts'
import { openStore } from '../store/open-store.ts'
import type { Command } from './command.ts'

export const separate: Command = {
  name: 'separate',
  usage: 'ENTRY… [--undo]',
  about: 'Take entries out of their stories for good; `doctor --stories` names them.',
  options: { undo: { type: 'boolean', about: 'let them join stories again' } },
  positionals: { min: 1, max: 1000 },
  run: async ({ settings, now, stdout }, { positionals, values }) => {
    const { database, writes } = await openStore(settings.databaseUrl)
    try {
      const neighbours = await loadNeighbours(writes)
      for (const id of positionals) {
        await separateEntry({ writes, neighbours, now }, id, !values.undo)
        stdout.write(values.undo ? `${id} may join stories again\n` : `${id} stands for itself\n`)
      }
      return 0
    } finally {
      await database.close()
    }
  },
}
