import { type Failure, toFailure } from '../failure.ts'
import type { FeedItem } from '../feed.ts'
import { DAY_MS } from '../interval.ts'
import { toPlainLine } from '../plain-line.ts'
import type { Source } from '../source.ts'
import type { KnownFace } from '../store/list-faces.ts'
import type { Writes } from '../store/writes.ts'
import { stripTrackers } from '../url.ts'
import type { FeedReading } from './readings.ts'

/** Stored posts, the newest, that a list is compared with. */
const FACES_MAX = 500
const TITLE_CHARACTERS_MAX = 80

type Listed = Pick<FeedItem, 'url' | 'title' | 'published' | 'updated'>

/**
 * Where a list is found without a rule, another list of the page (its people, its products) is found when that of the
 * posts is gone or empty. A list that has nothing in common with what is stored of its source is a Failure.
 */
export async function refuseOtherList(
  writes: Pick<Writes, 'listFaces'>,
  source: Pick<Source, 'id' | 'page' | 'json'>,
  { reading, known, now }: { reading: FeedReading; known: ReadonlyMap<string, unknown>; now: number },
): Promise<Failure | null> {
  const isFoundAlone = source.json === 'auto' || (source.page === 'auto' && reading.feed.kind === 'page')
  const isAllNew =
    reading.items.length === reading.itemCount && reading.items.every(({ id }) => !known.has(id))
  if (!isFoundAlone || !isAllNew || known.size === 0) return null
  const items = reading.items.map(({ item }) => item)
  if (!isOtherList(items, await writes.listFaces(source.id, FACES_MAX), now)) return null
  const first = toPlainLine(items[0]?.title ?? items[0]?.url ?? '', TITLE_CHARACTERS_MAX)
  const what = `The list of posts is not there any more; another (${items.length} items, the first: "${first}") has no address, title or date like theirs, and is not followed.`
  return toFailure('no-list', `${what} If it is the right one, say so by a rule with selectors or paths.`)
}

/**
 * Whether no item of a list is like the posts that are stored: neither its title nor the folder of its address is one of
 * theirs, nor its day; a list of nothing but newer posts may be theirs. `now` in ms.
 */
export function isOtherList(items: readonly Listed[], faces: readonly KnownFace[], now: number): boolean {
  if (items.length === 0 || faces.length === 0) return false
  const titles = new Set(faces.map(({ title }) => toTitleKey(title)))
  if (items.some(({ title }) => title !== null && titles.has(toTitleKey(title)))) return false
  const folders = new Set(faces.map(({ url }) => toFolder(url)))
  // Links to all over the web: their folders tell nothing.
  if (folders.size > 1 && folders.size * 2 > faces.length) return false
  if (items.some(({ url }) => url !== null && folders.has(toFolder(url)))) return false
  return !hasLikelyDates(items, faces, now)
}

function hasLikelyDates(items: readonly Listed[], faces: readonly KnownFace[], now: number): boolean {
  const days = items.flatMap((item) => toDay((item.published ?? item.updated)?.at) ?? [])
  const past = days.filter((day) => day <= Math.floor(now / DAY_MS) + 1)
  const known = new Set(faces.flatMap((face) => (face.isDated ? (toDay(face.publishedAt) ?? []) : [])))
  if (past.some((day) => known.has(day))) return true
  const newest = faces.reduce((latest, { publishedAt }) => Math.max(latest, publishedAt), 0)
  return past.length === items.length && past.every((day) => day >= Math.floor(newest / DAY_MS))
}

function toDay(at: number | undefined): number | null {
  return at === undefined ? null : Math.floor(at / DAY_MS)
}

function toTitleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Where an address lies: its host and folder, numbers left out; of one script that answers all, its path and keys. */
function toFolder(href: string): string {
  const url = URL.parse(stripTrackers(href))
  if (!url) return href
  const host = url.host.replace(/^www\./, '')
  const path = url.pathname.replace(/\/(index\.(html?|php))?$/i, '')
  const isScript = url.search !== '' && (path === '' || /\.\w+$/.test(path))
  const folder = isScript ? `${path}?${[...url.searchParams.keys()].sort()}` : path.replace(/[^/]*$/, '')
  return host + folder.replace(/\d+/g, '0')
}
