import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { toTable } from '../commands/table.ts'
import { benchExtract } from './bench-extract.ts'
import { benchParse } from './bench-parse.ts'
import { benchSnippets } from './bench-snippets.ts'
import { benchStore } from './bench-store.ts'
import { benchStories } from './bench-stories.ts'
import { benchTags } from './bench-tags.ts'
import { benchCrawl } from './crawl/bench-crawl.ts'
import { readKnownPages, writeKnownPages } from './known-pages.ts'
import type { Figure } from './measure.ts'
import { benchPaint } from './serve/bench-paint.ts'
import { benchServe } from './serve/bench-serve.ts'

// `npm run bench [-- PART … --entries N --feeds N --million --articles FOLDER --json FILE]`: figures as a table, and as JSON for
// machines; all parts unless some are named. The extractors read the pages of FOLDER (see known-pages.ts) or else those of
// the sample blogs. Times on a shared machine drift: the ratios, each from one run, are what to compare.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    entries: { type: 'string', default: '50000' },
    feeds: { type: 'string', default: '1000' },
    articles: { type: 'string' },
    million: { type: 'boolean' },
    json: { type: 'string' },
  },
})

const PARTS: Record<string, () => Promise<Figure[]>> = {
  parse: benchParse,
  extract: () =>
    benchExtract(values.articles ? readKnownPages(values.articles) : writeKnownPages(Date.now())),
  store: () => benchStore(Number(values.entries)),
  serve: () => benchServe([10_000, 100_000, ...(values.million ? [1_000_000] : [])]),
  tags: benchTags,
  snippets: benchSnippets,
  stories: async () => benchStories(Number(values.entries) * 2),
  paint: benchPaint,
  crawl: () => benchCrawl(Number(values.feeds)),
}
const unknown = positionals.filter((part) => !(part in PARTS))
if (unknown.length > 0)
  throw new Error(`No such part: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`)

const figures: Figure[] = []
for (const part of positionals.length > 0 ? positionals : Object.keys(PARTS))
  figures.push(...((await PARTS[part]?.()) ?? []))

const rows = figures.map(({ name, value, unit }) => [
  name,
  value >= 100 ? value.toFixed(0) : value.toFixed(2),
  unit,
])
process.stdout.write(toTable([['FIGURE', 'VALUE', 'UNIT'], ...rows]))
if (values.json) writeFileSync(values.json, `${JSON.stringify({ figures }, null, 2)}\n`)
