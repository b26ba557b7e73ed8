import { join } from 'node:path'
import type { SourceWithState } from '../../source.ts'
import { openStore } from '../../store/open-store.ts'
import type { Answer, RunningService } from '../start-service.ts'
import type { Expectation } from './expectation.ts'
import type { Output } from './judge-outputs.ts'
import type { HostileCase, HostileOrigin } from './start-origin.ts'

/** A case with what came of it. */
export interface Played {
  path: string
  does: string
  expectation: Expectation
  /** The answers of each refresh, preview or import, in order. */
  answers: (Answer & { ms: number })[]
  /** The source as it is stored in the end. */
  source: SourceWithState | null
  // biome-ignore lint/suspicious/noExplicitAny: posts in full, as the API tells them.
  posts: any[]
  /** What readers are served of it. */
  outputs: Output[]
}

/** Posts of one source that are looked at in full, and those whose page is. */
const POSTS_MAX = 100
const PAGES_MAX = 5

/** The id of the source that stands for a case. */
function toCaseId(path: string): string {
  return `case${path.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
}

/** The stanza of a source that is read when asked for only, and whose posts' own pages are left alone. */
export function toStanza(path: string, origin: string): object {
  const url = `${origin}${path.replace('/N', '/0')}`
  return { id: toCaseId(path), title: path, url, active: false, article: { fetch: 'never' } }
}

/** Plays one case from its beginning to its end, alone, and gathers all there is to judge it by. */
export async function playCase(
  service: RunningService,
  origin: HostileOrigin,
  { played: { path, does }, expectation }: { played: HostileCase; expectation: Expectation },
): Promise<Played> {
  const answers: Played['answers'] = []
  for (let round = 0; round < (expectation.as === 'source' ? expectation.rounds : 1); round++) {
    const startedAt = performance.now()
    const answer = await playOnce(service, origin, { path, as: expectation.as })
    answers.push({ ...answer, ms: performance.now() - startedAt })
    const isHopeless = answer.json?.outcome === 'failed' && round === 0 && expectation.outcome === 'failed'
    if (isHopeless && !expectation.isPatient) break
  }
  const { source, ids } = await readStored(service, toCaseId(path))
  const posts = source ? await readPosts(service, ids) : (answers.at(-1)?.json?.entries ?? [])
  const outputs = source ? await readOutputs(service, toCaseId(path), ids) : []
  return { path, does, expectation, answers, source, posts, outputs }
}

/** One refresh, preview or import. */
export async function playOnce(
  service: RunningService,
  origin: HostileOrigin,
  { path, as }: { path: string; as: Expectation['as'] },
): Promise<Answer> {
  if (as === 'source') return service.ask('POST', `/api/v1/sources/${toCaseId(path)}/refresh`)
  if (as === 'article') return service.ask('POST', '/api/v1/preview', { url: `${origin.url}${path}`, as })
  if (as === 'site') return service.ask('POST', '/api/v1/preview', { url: `${origin.url}${path}` })
  return service.ask('POST', '/api/v1/opml', { url: `${origin.url}${path}` })
}

/** From the database: the API does not tell when a paused source would be due, and lists no reposts. */
async function readStored(
  { folder }: RunningService,
  id: string,
): Promise<{ source: SourceWithState | null; ids: string[] }> {
  const { reads, writes, database } = await openStore(`file:${join(folder, 'incoming.db')}`, {
    readonly: true,
  })
  const source = await reads.findSource(id)
  const ids = (await writes.listKnown(id)).map((entry) => entry.id)
  await database.close()
  return { source, ids }
}

async function readPosts(service: RunningService, ids: readonly string[]): Promise<Played['posts']> {
  const posts = []
  for (const id of ids.slice(0, POSTS_MAX))
    posts.push((await service.ask('GET', `/api/v1/entries/${id}`)).json)
  return posts
}

async function readOutputs(
  { url }: RunningService,
  sourceId: string,
  ids: readonly string[],
): Promise<Output[]> {
  const source = `/sources/${sourceId}`
  const feeds = ['rss', 'atom', 'json'].map((format) => `${source}/feed.${format}`)
  const outputs: Output[] = []
  for (const path of [source, ...feeds, ...ids.slice(0, PAGES_MAX).map((id) => `/entries/${id}`)]) {
    const answer = await fetch(`${url}${path}`)
    outputs.push({ path, status: answer.status, text: await answer.text() })
  }
  return outputs
}
