import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { toTable } from '../commands/table.ts'
import { benchExtract } from './bench-extract.ts'
import { benchParse } from './bench-parse.ts'
import { benchServe } from './bench-serve.ts'
import { benchStore } from './bench-store.ts'
import { readKnownPages, writeKnownPages } from './known-pages.ts'

// `npm run bench [-- --entries N --articles FOLDER --json FILE]`: figures as a table, and as JSON for machines. The
// extractors read the pages of FOLDER (see known-pages.ts) or else those of the sample blogs. Times on a shared machine
// drift: the ratios, each from one run, are what to compare.
const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '50000' },
    articles: { type: 'string' },
    json: { type: 'string' },
  },
})
const entries = Number(values.entries)

const pages = values.articles ? readKnownPages(values.articles) : writeKnownPages(Date.now())

const figures = [
  ...(await benchParse()),
  ...(await benchExtract(pages)),
  ...(await benchStore(entries)),
  ...(await benchServe(1000)),
]
const rows = figures.map(({ name, value, unit }) => [
  name,
  value >= 100 ? value.toFixed(0) : value.toFixed(2),
  unit,
])
process.stdout.write(toTable([['FIGURE', 'VALUE', 'UNIT'], ...rows]))
if (values.json) writeFileSync(values.json, `${JSON.stringify({ figures }, null, 2)}\n`)
