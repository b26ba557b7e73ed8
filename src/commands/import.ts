import { readFileSync } from 'node:fs'
import { createOperations } from '../crawl/operate.ts'
import { AppError } from '../errors.ts'
import type { OpmlGiven } from '../operations.ts'
import type { Command, ExitCode } from './command.ts'
import { withCrawler } from './with-crawler.ts'

export const importOpml: Command = {
  name: 'import',
  usage: 'FILE.opml|URL',
  about: 'Add every feed of an OPML file that is not followed yet.',
  positionals: { min: 1, max: 1 },
  run: (context, { positionals: [place = ''] }) =>
    withCrawler<ExitCode>(context, {}, async (crawler, store) => {
      const { added, known, refused } = await createOperations(crawler, store.reads).importOpml(
        /^https?:/i.test(place) ? { url: place } : readFile(place),
      )
      for (const { url, detail } of refused) context.stdout.write(`refused ${url}: ${detail}\n`)
      context.stdout.write(
        `${added.length} added, ${known.length} followed already, ${refused.length} refused\n`,
      )
      return 0
    }),
}

function readFile(file: string): OpmlGiven {
  try {
    return { body: readFileSync(file), contentType: null }
  } catch (error) {
    throw new AppError('invalid', `${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}
