import { describeOwnTags } from '../catalogue/own-tags.ts'
import { changeSource, toSource } from '../catalogue/stanza.ts'
import { AppError } from '../errors.ts'
import type { Operations, SourceChange } from '../operations.ts'
import type { Source, SourceWithState } from '../source.ts'
import type { Reads } from '../store/reads.ts'
import { createTurns, type InTurn } from '../store/turns.ts'
import { toUrlKey } from '../url.ts'
import type { Crawler } from './crawler.ts'
import { findSource, toFollowed } from './find-source.ts'
import { forget } from './forget.ts'
import { importOpml } from './import-opml.ts'
import { giveBack, toClaim } from './keep-claim.ts'
import { noteConditions } from './note-conditions.ts'
import { previewUrl, toRules } from './preview.ts'
import { refreshSource } from './refresh-source.ts'
import { reviveStories } from './revive-stories.ts'
import { separate } from './separate.ts'
import { toSourceId } from './to-source-id.ts'

/** What an operation works with: changes to the list of sources are made in turn. */
interface Operator {
  crawler: Crawler
  reads: Reads
  inTurn: InTurn
}

/** What an administrator may ask, done on the thread that crawls. */
export function createOperations(crawler: Crawler, reads: Reads): Operations {
  const inTurn = createTurns()
  const operator = { crawler, reads, inTurn }
  return {
    refresh: (id) => refresh(crawler, reads, id),
    preview: (request) => previewUrl(crawler, request),
    add: (input) => add(operator, input),
    change: (id, wanted) => inTurn(() => change(crawler, reads, { id, wanted })),
    remove: (id) => inTurn(() => remove(crawler, reads, id)),
    separate: (id, isSeparate) => separate(crawler, id, isSeparate),
    importOpml: (given) => importOpml(crawler, given, inTurn),
  }
}

async function refresh(crawler: Crawler, reads: Reads, id: string) {
  const known = await get(reads, id)
  const claimed = await crawler.writes.claim(id, toClaim(crawler))
  if (!claimed && known.status === 'retired') {
    throw new AppError('conflict', `${id} is retired: its stanza left config/sources.yaml.`)
  }
  if (!claimed) throw new AppError('busy', `${id} is being read at this moment; ask again in a few seconds.`)
  const result = await refreshSource(crawler, claimed).catch(async (error) => {
    await giveBack(crawler, id)
    throw error
  })
  // Where nothing was to be saved, nothing has said that it was removed meanwhile.
  await get(reads, id)
  return result
}

async function add(
  { crawler, reads, inTurn }: Operator,
  input: { url: string } & Partial<Source>,
): Promise<SourceWithState> {
  const rules = toRules(input.url, input)
  refuseTaken(await reads.listSources(), input)
  const result = await findSource(crawler, input.url, rules)
  if ('failure' in result)
    throw new AppError(result.fetched ? 'unprocessable' : 'upstream', result.failure.detail)
  const { feed } = result.found.reading
  const followed = toFollowed(input.url, result.found)
  const title = input.title ?? feed.title ?? new URL(followed.url).host
  const site = input.site ?? feed.link
  const known = { ...input, ...followed, title, ...(site ? { site } : {}) }
  // Others may have been added while this one was looked for.
  return inTurn(async () => {
    const sources = await reads.listSources()
    refuseTaken(sources, known)
    const isTaken = (id: string) => sources.some((source) => source.id === id)
    const id = input.id ?? toSourceId(title, followed.url, isTaken)
    const source = toSource({ ...known, id })
    await crawler.writes.saveSources([source], { origin: 'added', now: crawler.now() })
    const warnings = [...result.found.remarks, ...describeOwnTags(source.tags, crawler.tags)]
    return { ...(await get(reads, id)), warnings }
  })
}

async function remove(crawler: Crawler, reads: Reads, id: string): Promise<void> {
  const source = await get(reads, id)
  if (source.origin === 'config' && source.status !== 'retired')
    throw refuseConfig(id, 'remove its stanza there')
  forget(crawler, await crawler.writes.deleteSource(id, crawler.now()))
  await reviveStories(crawler.writes, crawler.now())
}

async function change(
  crawler: Crawler,
  reads: Reads,
  { id, wanted }: { id: string; wanted: SourceChange },
): Promise<SourceWithState> {
  const { status, ...fields } = wanted
  const source = await get(reads, id)
  const now = crawler.now()
  if (Object.keys(fields).length > 0) {
    if (source.origin === 'config')
      throw refuseConfig(id, 'change its stanza there; only `status` can be set here')
    if (fields.id !== undefined && fields.id !== id) throw new AppError('invalid', '`id` is permanent.')
    const { url } = fields
    if (url)
      refuseTaken(
        (await reads.listSources()).filter((other) => other.id !== id),
        { url },
      )
    await crawler.writes.saveSources([changeSource(source, fields)], { origin: 'added', now })
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

function refuseTaken(
  sources: readonly SourceWithState[],
  { id, url }: { id?: string | undefined; url: string },
): void {
  const known = sources.find((source) => toUrlKey(source.url) === toUrlKey(url))
  if (known) throw new AppError('conflict', `${url} is followed already, as ${known.id}.`)
  if (sources.some((source) => source.id === id))
    throw new AppError('conflict', `There is a source ${id} already.`)
}

function refuseConfig(id: string, what: string): AppError {
  return new AppError('conflict', `${id} comes from config/sources.yaml: ${what}.`)
}
