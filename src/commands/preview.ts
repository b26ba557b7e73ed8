import { previewUrl } from '../crawl/preview.ts'
import { AppError } from '../errors.ts'
import type { Preview, PreviewEntry, PreviewRequest } from '../operations.ts'
import { toApiPreview } from '../serve/api/preview.ts'
import { toTypedUrl } from '../url.ts'
import type { Command } from './command.ts'
import { loadConfig } from './load-config.ts'
import { stopEarly } from './stop-early.ts'
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
  run: async (context, { positionals: [asked = ''], values }) => {
    const target = toTypedUrl(asked)
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
    // Loaded where it is used, like the crawler of other commands.
    const { openReading } = await import('../crawl/open-crawler.ts')
    const reading = openReading({ ...context, tags })
    try {
      const result = await stopEarly(context.signal, reading.fetcher, () =>
        previewUrl({ ...reading, tags }, request),
      )
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

/** What was found, for a person, with its first posts. */
export function describePreview(preview: Preview, shownMax = Number.POSITIVE_INFINITY): string {
  const { kind, title, link, finalUrl, warnings, discovered, source, entries } = preview
  const head = [
    ['kind', kind],
    ['form', describeForm(kind, source)],
    ['title', title ?? '-'],
    ['address', finalUrl],
    ['site', link ?? '-'],
    ...discovered.map((each) => ['found', `${each.kind} ${each.url}`]),
    ...warnings.map((warning) => ['warning', warning]),
  ]
  const count =
    entries.length > shownMax ? `${entries.length} posts, the first ${shownMax}:` : `${entries.length} posts`
  return `${toTable(head)}\n${count}\n${entries.slice(0, shownMax).map(describeEntry).join('')}`
}

function describeEntry({ publishedAt, title, url, tags, snippet }: PreviewEntry): string {
  const date = publishedAt === null ? 'no date' : new Date(publishedAt).toISOString().slice(0, 10)
  const names = tags.map((tag) => tag.name).join(', ') || 'no tags'
  return `\n${date}  ${title}\n  ${url}\n  ${names}\n  ${snippet.replaceAll('\n', '\n  ')}\n`
}

/** Whether it is a feed or a list, and by which rule it is read. */
function describeForm(kind: Preview['kind'], source: Preview['source']): string {
  if (source === null) return 'one article'
  if (source.page)
    return `list of posts on a page (${source.page === 'auto' ? 'page: auto' : 'by its page rule'})`
  if (source.json)
    return `list of posts in JSON (${source.json === 'auto' ? 'json: auto' : 'by its json rule'})`
  if (kind !== 'sitemap') return 'feed'
  const { include = [] } = source.sitemap ?? {}
  return include.length > 0 ? `sitemap (addresses: ${include.join(', ')})` : 'sitemap'
}
