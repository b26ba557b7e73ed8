import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseTags } from '../../catalogue/catalogue.ts'
import { createReader } from '../../crawl/read.ts'
import type { Document } from '../../document.ts'
import type { FeedItem } from '../../feed.ts'
import { parseDocument } from '../../parse/parse-document.ts'
import type { Source } from '../../source.ts'
import { toTestDocument } from '../../testing/documents.ts'
import { toTestSource } from '../../testing/entries.ts'
import { toFeedText, toFeedUrl } from './feed-text.ts'
import { measureStage, type StageCost } from './measure-stages.ts'
import { listPostStages, listReadingStages } from './reading-stages.ts'
import { measureWriting } from './writing-stages.ts'

const FEEDS = 20
const ITEMS = 20
const PORT = 9
const TAGS = join(import.meta.dirname, '../../../config/tags.yaml')

/** What each stage of a refresh costs, ms of CPU a post, beside what its library alone takes. */
export async function benchStages(): Promise<StageCost[]> {
  const tags = parseTags({ text: readFileSync(TAGS, 'utf8'), file: TAGS })
  const documents = Array.from({ length: FEEDS }, (_, index) => toDocument(index))
  const sources = documents.map(({ url }, index) => toTestSource({ id: `sample-${index}`, url }))
  const items = (await Promise.all(documents.map(readItems))).flat()
  const reader = createReader(tags)
  const costs: StageCost[] = []
  for (const stage of [...listReadingStages(documents), ...listPostStages(items, tags)])
    costs.push(await measureStage(stage, items.length))
  const readAll = () => readFeeds(reader, sources, documents)
  costs.push(
    await measureStage({ name: 'read, all of the above but the tokens', ours: readAll }, items.length),
  )
  const readings = await readAll()
  const bytes = Buffer.from(JSON.stringify(readings))
  costs.push(
    await measureStage(
      {
        name: 'from thread to thread',
        limit: 'copying as many bytes',
        ours: () => readings.map((reading) => structuredClone(reading)),
        theirs: () => Buffer.from(bytes),
      },
      items.length,
    ),
  )
  return [...costs, ...(await measureWriting(sources, documents, reader))]
}

async function readFeeds(
  reader: ReturnType<typeof createReader>,
  sources: readonly Source[],
  documents: readonly Document[],
) {
  const readings = []
  for (const [at, source] of sources.entries())
    readings.push(await reader.readFeed({ document: documents[at] as Document, source, known: new Map() }))
  return readings
}

async function readItems(document: Document): Promise<FeedItem[]> {
  const parsed = await parseDocument(document, {
    page: null,
    json: null,
    sitemap: null,
    expect: { minItems: 0 },
  })
  return 'feed' in parsed ? parsed.feed.items : []
}

function toDocument(index: number): Document {
  const headers = { 'content-type': 'application/rss+xml; charset=utf-8' }
  return toTestDocument(toFeedText(index, { port: PORT, items: ITEMS }), {
    url: toFeedUrl(index, PORT),
    headers,
  })
}
