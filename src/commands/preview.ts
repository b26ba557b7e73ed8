import { openReading } from '../crawl/open-crawler.ts'
import { previewUrl } from '../crawl/preview.ts'
import { AppError } from '../errors.ts'
import type { Preview, PreviewRequest } from '../operations.ts'
import { toApiPreview } from '../serve/api/preview.ts'
import type { Command } from './command.ts'
import { loadConfig } from './load-config.ts'
import { toTable } from './table.ts'

export const preview: Command = {
  name: 'preview',
  usage: 'URL|SOURCE [--article] [--json]',
  about: 'Fetch and show what would be stored; stores nothing.',
  options: {
    article: { type: 'boolean', about: 'read the page as one post' },
    json: { type: 'boolean', about: 'as JSON, the same as POST /api/v1/preview answers' },
  },
  positionals: { min: 1, max: 1 },
  run: async (context, { positionals: [target = ''], values }) => {
    const { sources, tags } = loadConfig(context.settings.configDir)
    const source = sources.find(({ id }) => id === target)
    if (!source && !/^https?:/i.test(target)) {
      throw new AppError('invalid', `${target} is neither a source of sources.yaml nor an http(s) URL.`)
    }
    const request: PreviewRequest = {
      url: source?.url ?? target,
      as: values.article ? 'article' : 'source',
      ...(source ? { source } : {}),
    }
    const reading = openReading({ ...context, tags })
    try {
      const result = await previewUrl(reading, request)
      if ('failure' in result)
        throw new AppError(result.fetched ? 'unprocessable' : 'upstream', result.failure.detail)
      const shown = values.json
        ? `${JSON.stringify(toApiPreview(result.preview), null, 2)}\n`
        : describePreview(result.preview)
      context.stdout.write(shown)
      return 0
    } finally {
      await reading.close()
    }
  },
}

/** What was found, for a person. */
export function describePreview({
  kind,
  title,
  link,
  finalUrl,
  warnings,
  discovered,
  entries,
}: Preview): string {
  const date = (at: number | null) => (at === null ? 'no date' : new Date(at).toISOString().slice(0, 10))
  const head = [
    ['kind', kind],
    ['title', title ?? '-'],
    ['address', finalUrl],
    ['site', link ?? '-'],
    ...discovered.map((each) => ['found', `${each.kind} ${each.url}`]),
    ...warnings.map((warning) => ['warning', warning]),
  ]
  const posts = entries.map((entry) => {
    const tags = entry.tags.map((tag) => tag.name).join(', ')
    return `\n${date(entry.publishedAt)}  ${entry.title}\n  ${entry.url}\n  ${tags || 'no tags'}\n  ${entry.snippet.replaceAll('\n', '\n  ')}\n`
  })
  return `${toTable(head)}\n${entries.length} posts\n${posts.join('')}`
}
