import type { Command } from './command.ts'
import { runService } from './run-service.ts'

export const serve: Command = {
  name: 'serve',
  usage: '',
  about: 'Serve pages, feeds and API only; writes over HTTP are off.',
  positionals: { min: 0, max: 0 },
  run: (context) => runService(context, { serve: true, crawl: false }),
}
