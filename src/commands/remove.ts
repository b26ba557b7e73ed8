import { createOperations } from '../crawl/operate.ts'
import type { Command, ExitCode } from './command.ts'
import { withCrawler } from './with-crawler.ts'

export const remove: Command = {
  name: 'remove',
  usage: 'SOURCE…',
  about: 'Remove sources that were added or have left sources.yaml, with their entries, for good.',
  positionals: { min: 1, max: Number.POSITIVE_INFINITY },
  run: (context, { positionals }) =>
    withCrawler<ExitCode>(context, {}, async (crawler, { reads }) => {
      const operations = createOperations(crawler, reads)
      for (const id of positionals) {
        const { entryCount = 0 } = (await reads.findSource(id)) ?? {}
        await operations.remove(id)
        context.stdout.write(`${id} is removed with its entries (${entryCount})\n`)
      }
      return 0
    }),
}
