import type { Command } from './command.ts'
import { runService } from './run-service.ts'

export const crawl: Command = {
  name: 'crawl',
  usage: '',
  about: 'Read the sources on schedule only, without serving.',
  positionals: { min: 0, max: 0 },
  run: (context) => runService(context, { serve: false, crawl: true }),
}
