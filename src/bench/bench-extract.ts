import { EXTRACTORS } from './extractors.ts'
import { type Judgement, judgeReading } from './judge-reading.ts'
import type { KnownPage } from './known-pages.ts'
import type { Figure } from './measure.ts'

const WARM_UP_PAGES = 10

interface Trial {
  kind: string
  extractor: string
  /** Parsing included. */
  ms: number
  judgement: Judgement
}

/** Our extraction beside others, on the same pages and page by page in turn, so that a busy minute slows all alike. */
export async function benchExtract(pages: readonly KnownPage[]): Promise<Figure[]> {
  for (const page of pages.slice(0, WARM_UP_PAGES)) await tryAll(page)
  const trials: Trial[] = []
  for (const page of pages) trials.push(...(await tryAll(page)))
  const kinds = [...new Set(pages.map(({ kind }) => kind))]
  return kinds.flatMap((kind) =>
    Object.keys(EXTRACTORS).flatMap((extractor) => {
      const own = trials.filter((trial) => trial.kind === kind && trial.extractor === extractor)
      return toFigures(`${kind}, ${extractor}`, own)
    }),
  )
}

async function tryAll(page: KnownPage): Promise<Trial[]> {
  const trials: Trial[] = []
  for (const [extractor, read] of Object.entries(EXTRACTORS)) {
    const started = performance.now()
    const reading = await read(page).catch(() => ({ html: '', title: null, author: null, published: null }))
    const ms = performance.now() - started
    trials.push({ kind: page.kind, extractor, ms, judgement: judgeReading(page, reading) })
  }
  return trials
}

const PARTS = ['content', 'formulas', 'title', 'author', 'date'] as const

function toFigures(name: string, trials: readonly Trial[]): Figure[] {
  const times = trials.map(({ ms }) => ms).sort((a, b) => a - b)
  const shares = PARTS.flatMap((part) => {
    const values = trials.map(({ judgement }) => judgement[part]).filter((value) => value !== null)
    const sum = values.reduce((total, value) => total + value, 0)
    return values.length === 0
      ? []
      : [{ name: `${part}, ${name}`, value: sum / values.length, unit: UNITS[part] }]
  })
  return [
    ...shares,
    { name: `time, ${name}`, value: times[Math.floor(times.length / 2)] ?? 0, unit: 'ms, median' },
  ]
}

const UNITS = { content: 'F1', formulas: 'kept', title: 'exact', author: 'exact', date: 'exact' }
