import { toStanza } from '../catalogue/stanza.ts'
import { createOperations } from '../crawl/operate.ts'
import { AppError } from '../errors.ts'
import type { Source } from '../source.ts'
import { toTypedUrl } from '../url.ts'
import type { Command, ExitCode } from './command.ts'
import { describePreview } from './preview.ts'
import { withCrawler } from './with-crawler.ts'

/** Posts that are shown before it is added. */
const SHOWN_MAX = 3

type NewSource = { url: string } & Partial<Source>

export const add: Command = {
  name: 'add',
  usage: 'URL [--id ID] [--title TITLE] [--tag TAG…] [--language LANGUAGE]',
  about: 'Find the feed of a page, or its list of posts where it has none, show it, then add it.',
  options: {
    id: { type: 'string', value: 'ID', about: 'permanent id; made from the title when left out' },
    title: { type: 'string', value: 'TITLE', about: 'shown name; the feed’s own when left out' },
    tag: { type: 'string', value: 'TAG', multiple: true, about: 'put on every post; may repeat' },
    language: { type: 'string', value: 'LANGUAGE', about: 'hint where posts do not say, such as en or zh' },
  },
  positionals: { min: 1, max: 1 },
  run: (context, { positionals: [address = ''], values }) => {
    const { tag, ...named } = values
    const fields = toStanza({ ...named, tags: tag, url: toTypedUrl(address) }, ['url']) as NewSource
    return withCrawler<ExitCode>(context, {}, async (crawler, store) => {
      const operations = createOperations(crawler, store.reads)
      const { url, ...source } = fields
      const shown = await operations.preview({ url, source })
      if ('failure' in shown)
        throw new AppError(shown.fetched ? 'unprocessable' : 'upstream', shown.failure.detail)
      context.stdout.write(`${describePreview(shown.preview, SHOWN_MAX)}\n`)
      const added = await operations.add({ ...fields, ...shown.preview.source })
      context.stdout.write(
        `Added ${added.id} (${added.url}). It is read at the next round, or now by \`incoming fetch ${added.id}\`.\n`,
      )
      return 0
    })
  },
}
