import { AppError } from '../errors.ts'
import type { Operations } from '../operations.ts'
import type { Source, SourceWithState } from '../source.ts'
import { changeSource, toSource, toStanza } from '../stanza.ts'
import type { Reads } from '../store/reads.ts'
import { toUrlKey } from '../url.ts'
import type { Crawler } from './crawler.ts'
import { findSource, toFollowed } from './find-source.ts'
import { importOpml } from './import-opml.ts'
import { toLease } from './lease.ts'
import { noteConditions } from './note-conditions.ts'
import { previewUrl, toRules } from './preview.ts'
import { refreshSource } from './refresh-source.ts'
import { separate } from './separate.ts'
import { toSourceId } from './to-source-id.ts'

/** What an administrator may ask, done on the thread that crawls. */
export function createOperations(crawler: Crawler, reads: Reads): Operations {
  return {
    refresh: (id) => refresh(crawler, reads, id),
    preview: (request) => previewUrl(crawler, request),
    add: (input) => add(crawler, reads, input),
    change: (id, patch) => change(crawler, reads, { id, patch }),
    remove: async (id) => {
      const source = await get(reads, id)
      if (source.origin === 'config' && source.status !== 'retired')
        throw refuseConfig(id, 'remove its stanza there')
      await crawler.writes.deleteSource(id, crawler.now())
    },
    separate: (id, isSeparate) => separate(crawler, id, isSeparate),
    importOpml: (given) => importOpml(crawler, given),
  }
}

async function refresh(crawler: Crawler, reads: Reads, id: string) {
  const known = await get(reads, id)
  const claimed = await crawler.writes.claim(id, toLease(crawler))
  if (!claimed && known.status === 'retired') {
    throw new AppError('conflict', `${id} is retired: its stanza left config/sources.yaml.`)
  }
  if (!claimed) throw new AppError('busy', `${id} is being read at this moment; ask again in a minute.`)
  return refreshSource(crawler, claimed)
}

async function add(
  crawler: Crawler,
  reads: Reads,
  input: { url: string } & Partial<Source>,
): Promise<SourceWithState> {
  const rules = toRules(input.url, input)
  const sources = await reads.listSources()
  refuseKnown(sources, input.url)
  const result = await findSource(crawler, input.url, rules)
  if ('failure' in result)
    throw new AppError(result.fetched ? 'unprocessable' : 'upstream', result.failure.detail)
  const { reading } = result.found
  const followed = toFollowed(input.url, result.found)
  const { url } = followed
  refuseKnown(sources, url)
  const title = input.title ?? reading.feed.title ?? new URL(url).host
  const id = input.id ?? toSourceId(title, url, (each) => sources.some((source) => source.id === each))
  if (sources.some((source) => source.id === id))
    throw new AppError('conflict', `There is a source ${id} already.`)
  const site = input.site ?? reading.feed.link
  const source = toSource({ ...input, ...followed, id, title, ...(site ? { site } : {}) })
  await crawler.writes.saveSources([source], { origin: 'added', now: crawler.now() })
  return get(reads, id)
}

async function change(
  crawler: Crawler,
  reads: Reads,
  { id, patch }: { id: string; patch: Partial<Source> & { status?: 'active' | 'paused' } },
): Promise<SourceWithState> {
  const { status, ...fields } = patch
  const source = await get(reads, id)
  const now = crawler.now()
  if (Object.keys(fields).length > 0) {
    if (source.origin === 'config')
      throw refuseConfig(id, 'change its stanza there; only `status` can be set here')
    if (fields.id !== undefined && fields.id !== id) throw new AppError('invalid', '`id` is permanent.')
    await crawler.writes.saveSources([changeSource(source, toStanza(fields))], { origin: 'added', now })
  }
  if (status && source.status === 'retired') throw refuseConfig(id, 'put its stanza back there')
  if (status) await crawler.writes.setStatus(id, { status, now })
  await noteConditions(crawler, now)
  return get(reads, id)
}

async function get(reads: Reads, id: string): Promise<SourceWithState> {
  const source = await reads.findSource(id)
  if (!source) throw new AppError('not-found', `There is no source ${id}.`)
  return source
}

function refuseKnown(sources: readonly SourceWithState[], url: string): void {
  const known = sources.find((source) => toUrlKey(source.url) === toUrlKey(url))
  if (known) throw new AppError('conflict', `${url} is followed already, as ${known.id}.`)
}

function refuseConfig(id: string, what: string): AppError {
  return new AppError('conflict', `${id} comes from config/sources.yaml: ${what}.`)
}
