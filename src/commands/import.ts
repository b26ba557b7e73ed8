import { readFileSync } from 'node:fs'
import { createOperations } from '../crawl/operate.ts'
import { AppError } from '../errors.ts'
import type { Command, ExitCode } from './command.ts'
import { withCrawler } from './with-crawler.ts'

export const importOpml: Command = {
  name: 'import',
  usage: 'FILE.opml',
  about: 'Add every feed of an OPML file that is not followed yet.',
  positionals: { min: 1, max: 1 },
  run: (context, { positionals: [file = ''] }) =>
    withCrawler<ExitCode>(context, {}, async (crawler, store) => {
      const { added, known, refused } = await createOperations(crawler, store.reads).importOpml(
        readText(file),
      )
      for (const { url, detail } of refused) context.stdout.write(`refused ${url}: ${detail}\n`)
      context.stdout.write(
        `${added.length} added, ${known.length} followed already, ${refused.length} refused\n`,
      )
      return 0
    }),
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new AppError('invalid', `${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}
