import RssParser from 'rss-parser'
import { parseDocument } from '../parse/parse-document.ts'
import { toTestDocument, toTestFeed } from '../testing/documents.ts'
import { type Figure, measureMedian } from './measure.ts'

const ITEMS = 20
const ROUNDS = 60

/** Our parsing of a feed beside rss-parser's own, on the same bytes. */
export async function benchParse(): Promise<Figure[]> {
  const html = '<p>Gradients flow where attention looks, \\(x_t &gt; 0\\) included.</p>'.repeat(60)
  const xml = toTestFeed(Array.from({ length: ITEMS }, (_, n) => [`p${n}`, `Post ${n}`, html]))
  const document = toTestDocument(xml)
  const parser = new RssParser()
  const ours = await measureMedian(ROUNDS, () =>
    parseDocument(document, { page: null, expect: { minItems: 0 } }),
  )
  const theirs = await measureMedian(ROUNDS, () => parser.parseString(xml))
  return [
    { name: `parse, feed of ${ITEMS} posts`, value: ours, unit: 'ms' },
    { name: 'parse, rss-parser alone', value: theirs, unit: 'ms' },
    { name: 'parse, ours to theirs', value: ours / theirs, unit: 'ratio' },
  ]
}
