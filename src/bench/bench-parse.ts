import RssParser from 'rss-parser'
import { parseDocument } from '../parse/parse-document.ts'
import { toTestDocument } from '../testing/documents.ts'
import { createFeedShapes, type FeedShape } from './feed-shapes.ts'
import { type Figure, measureBoth } from './measure.ts'

const ROUNDS = 40

/** Our parsing of feeds of 20 posts, from bytes to model, beside rss-parser's own of the same bytes. */
export async function benchParse(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const shape of createFeedShapes()) figures.push(...(await benchShape(shape)))
  return figures
}

async function benchShape({ name, xml }: FeedShape): Promise<Figure[]> {
  const document = toTestDocument(xml)
  const parser = new RssParser()
  // What it is given it reads by `toString`; its types know only strings.
  const bytes = Buffer.from(xml) as unknown as string
  const [ours, theirs] = await measureBoth(
    ROUNDS,
    () => parseDocument(document, { page: null, json: null, sitemap: null, expect: { minItems: 0 } }),
    () => parser.parseString(bytes),
  )
  return [
    { name: `parse, ${name}`, value: ours, unit: 'ms' },
    { name: `parse, ${name}, to rss-parser`, value: ours / theirs, unit: 'ratio' },
  ]
}
