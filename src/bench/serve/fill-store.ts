import type { Entry } from '../../entry.ts'
import { openStore } from '../../store/open-store.ts'
import { toTestEntry, toTestRefresh, toTestSave, toTestSource } from '../../testing/entries.ts'
import { createRandom, type Random } from '../random.ts'
import { copyEntries, type Original } from './copy-entries.ts'
import { pickRank, writeWords } from './zipf-words.ts'

const BATCH = 500
/** More are copies of these, each later by the time that these take up. */
const ORIGINALS_MAX = 10_000
const YEARS_S = 10 * 365 * 86_400
const TAGS = 2000
const SOURCES_MIN = 20
const SOURCES_MAX = 1000
const ENTRIES_PER_SOURCE = 200

/**
 * Fills a new SQLite file with posts of ten years up to `now`, ms: Chinese, English and a few of other languages; words,
 * tags and sources by Zipf's law. The same posts in every run but for their dates.
 */
export async function fillStore(file: string, entries: number, now: number): Promise<void> {
  const store = await openStore(`file:${file}`)
  const sources = Math.min(SOURCES_MAX, Math.max(SOURCES_MIN, Math.round(entries / ENTRIES_PER_SOURCE)))
  const added = Array.from({ length: sources }, (_, n) =>
    toTestSource({ id: `source-${n}`, title: `Source ${n}` }),
  )
  await store.writes.saveSources(added, { origin: 'added', now })
  const count = Math.min(entries, ORIGINALS_MAX)
  const copies = Math.ceil(entries / count) - 1
  const seconds = Math.floor(YEARS_S / (copies + 1))
  const random = createRandom(entries)
  const firstAt = now - YEARS_S * 1000
  const originals: Original[] = []
  for (let from = 0; from < count; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, step) => {
      const publishedAt = Math.floor(firstAt + ((from + step) / count) * seconds * 1000)
      return toTestSave(writeEntry(from + step, { publishedAt, sources, random }))
    })
    await store.writes.saveRefresh(toTestRefresh(batch, { now }))
    originals.push(...batch.map(({ key, entry }) => ({ key, title: entry.title, text: entry.contentText })))
  }
  await store.database.close()
  copyEntries(file, { originals, copies, seconds })
}

function writeEntry(
  n: number,
  { publishedAt, sources, random }: { publishedAt: number; sources: number; random: Random },
): Entry {
  const language = random() < 0.48 ? 'zh' : 'en'
  const contentText = writeWords(language, 60 + Math.floor(random() * 80), random)
  const snippet = contentText.slice(0, 220)
  const tags = new Set(Array.from({ length: 1 + Math.floor(random() * 5) }, () => pickRank(TAGS, random)))
  return toTestEntry({
    sourceId: `source-${pickRank(sources, random)}`,
    guid: `post-${n}`,
    title: writeWords(language, 4 + Math.floor(random() * 6), random),
    authors: [`Author ${pickRank(5000, random)}`],
    language: random() < 0.02 ? 'fr' : language === 'zh' ? 'zh-Hans' : 'en',
    publishedAt,
    seenAt: publishedAt + Math.floor(random() * 3_600_000),
    snippet,
    snippetHtml: snippet,
    contentText,
    contentHtml: `<p>${contentText}</p>`,
    tags: [...tags].map((tag) => ({ id: `tag-${tag}`, name: `Tag ${tag}`, origin: 'author' })),
    wordCount: 100 + Math.floor(random() * 3000),
  })
}
