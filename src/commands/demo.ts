import type { Command } from './command.ts'

export const demo: Command = {
  name: 'demo',
  usage: '',
  about: 'The same service on a temporary database, with sample blogs on this machine.',
  positionals: { min: 0, max: 0 },
  run: async () => 0,
}
