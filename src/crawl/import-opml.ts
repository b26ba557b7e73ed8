import { AppError } from '../errors.ts'
import type { OpmlGiven, OpmlResult } from '../operations.ts'
import type { Opml } from '../parse/opml.ts'
import type { Source } from '../source.ts'
import type { InTurn } from '../store/turns.ts'
import { toUrlKey } from '../url.ts'
import type { Crawler } from './crawler.ts'
import { readOutline } from './read-outline.ts'
import type { BareDocument } from './readings.ts'

type Importer = Pick<Crawler, 'fetcher' | 'reader' | 'reads' | 'writes' | 'now'>

/**
 * Follows every feed of an OPML document that is not followed yet and may be asked at all; what is wrong with the
 * others is told one by one. All that is added is saved at once.
 * Throws AppError upstream (it could not be fetched), unprocessable or invalid (it is no list of feeds).
 */
export async function importOpml(importer: Importer, given: OpmlGiven, inTurn: InTurn): Promise<OpmlResult> {
  const document = 'url' in given ? await fetchOpml(importer, given.url) : given
  const read = await importer.reader.readOpml(document)
  if ('failure' in read) throw new AppError('url' in given ? 'unprocessable' : 'invalid', read.failure.detail)
  return inTurn(async () => {
    const { sources, known, refused } = await sortOut(importer, read.opml)
    await importer.writes.saveSources(sources, { origin: 'added', now: importer.now() })
    return { added: sources.map(({ id }) => id), known, refused }
  })
}

async function fetchOpml({ fetcher }: Importer, url: string): Promise<BareDocument> {
  const answer = await fetcher.fetch({ url, kind: 'feed' })
  if (answer.outcome === 'failed') throw new AppError('upstream', answer.failure.detail)
  if (answer.outcome === 'unchanged')
    throw new AppError('upstream', `${url} said "not modified" to a first request.`)
  const { body, headers } = answer.document
  return { body, contentType: headers['content-type'] ?? null }
}

/** What becomes of each outline: a new source, known already, or refused. */
async function sortOut(
  { fetcher, reads }: Importer,
  { outlines, refused }: Opml,
): Promise<{ sources: Source[]; known: string[]; refused: Opml['refused'] }> {
  const followed = await reads.listSources()
  const keys = new Set(followed.map((source) => toUrlKey(source.url)))
  const ids = new Set(followed.map((source) => source.id))
  const sources: Source[] = []
  const known: string[] = []
  const never = [...refused]
  for (const outline of outlines) {
    const { url } = outline
    const failure = fetcher.refuse(url)
    if (failure) never.push({ url, detail: failure.detail })
    else if (keys.has(toUrlKey(url))) known.push(url)
    else {
      const read = readOutline(outline, (id) => ids.has(id))
      if ('detail' in read) {
        never.push({ url, detail: read.detail })
        continue
      }
      sources.push(read.source)
      keys.add(toUrlKey(url))
      ids.add(read.source.id)
    }
  }
  return { sources, known, refused: never }
}
