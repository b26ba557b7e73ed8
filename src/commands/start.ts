import type { Command } from './command.ts'
import { runService } from './run-service.ts'

export const start: Command = {
  name: 'start',
  usage: '',
  about: 'Serve pages, feeds and API, and read the sources on schedule, in one process (the default).',
  positionals: { min: 0, max: 0 },
  run: (context) => runService(context, { serve: true, crawl: true }),
}
