import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Crawler } from '../../crawl/crawler.ts'
import type { Reader } from '../../crawl/readings.ts'
import { refreshSource } from '../../crawl/refresh-source.ts'
import type { Document, Fetcher } from '../../document.ts'
import { createKin } from '../../enrich/kin.ts'
import { createNeighbours } from '../../enrich/neighbours.ts'
import type { Source } from '../../source.ts'
import { openStore, type Store } from '../../store/open-store.ts'
import { measureCpu, type StageCost } from './measure-stages.ts'
import { copyRows } from './raw-insertion.ts'

const NOW = Date.UTC(2026, 10, 23)

/** Saving documents that are read already, with the search for duplicates, beside raw insertion of the same rows; ms a post. */
export async function measureWriting(
  sources: readonly Source[],
  documents: readonly Document[],
  reader: Reader,
): Promise<StageCost[]> {
  const folder = mkdtempSync(join(tmpdir(), 'incoming-bench-'))
  const store = await openStore(`file:${join(folder, 'ours.db')}`)
  try {
    await store.writes.syncSources(sources, NOW)
    const read = await Promise.all(
      sources.map((source, at) =>
        reader.readFeed({ document: documents[at] as Document, source, known: new Map() }),
      ),
    )
    const posts = read.reduce((sum, each) => sum + ('reading' in each ? each.reading.items.length : 0), 0)
    let saving = 0
    const crawler = toCrawler(store, {
      fetch: async ({ url }) => ({
        outcome: 'fresh',
        document: documents.find((each) => each.url === url) as Document,
      }),
      readFeed: async ({ document }) =>
        read[documents.indexOf(document)] as Awaited<ReturnType<Reader['readFeed']>>,
      saveRefresh: async (refresh) => {
        saving += await measureCpu(() => store.writes.saveRefresh(refresh))
      },
    })
    const claimed = await store.writes.claimDue({
      now: NOW + 60_000,
      leaseMs: 1e6,
      by: 'bench',
      limit: sources.length,
    })
    const all = await measureCpu(async () => {
      for (const source of claimed) await refreshSource(crawler, source)
    })
    const raw = await copyRows(join(folder, 'ours.db'), join(folder, 'theirs.db'))
    return [
      { name: 'keys, stories, state of the source', limit: null, ours: (all - saving) / posts, theirs: null },
      {
        name: 'write, with index tokens',
        limit: 'the same rows by better-sqlite3',
        ours: saving / posts,
        theirs: raw / posts,
      },
    ]
  } finally {
    await store.database.close()
    rmSync(folder, { recursive: true })
  }
}

function toCrawler(
  { reads, writes }: Store,
  {
    fetch,
    readFeed,
    saveRefresh,
  }: Pick<Fetcher, 'fetch'> & Pick<Reader, 'readFeed'> & Pick<Store['writes'], 'saveRefresh'>,
): Crawler {
  const unused = () => Promise.reject(new Error('Nothing else is read here'))
  return {
    name: 'bench',
    version: '1.2.3',
    fetcher: { fetch, post: unused, refuse: () => null, listSitemaps: unused, close: async () => {} },
    reader: { readFeed, readArticle: unused, discover: unused, readOpml: unused, close: async () => {} },
    writes: { ...writes, saveRefresh },
    reads,
    tags: [],
    neighbours: createNeighbours(),
    kin: createKin(),
    now: () => NOW + 60_000,
    random: () => 0,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    retentionMs: null,
  }
}
