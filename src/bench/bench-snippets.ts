import type { Block } from '../article.ts'
import { toSnippet } from '../enrich/snippet.ts'
import { extractArticle } from '../extract/extract-article.ts'
import { SOURCE_DEFAULTS } from '../source.ts'
import type { SamplePost } from '../testing/sample-post.ts'
import { measureSnippet, summariseSnippets } from '../testing/snippet-metrics.ts'
import { writeKnownPages } from './known-pages.ts'
import type { Figure } from './measure.ts'

/** A formula stands within so many blocks of where a text begins. */
const REACH_BLOCKS = 6
const STARTS: ReadonlySet<Block['kind']> = new Set(['paragraph', 'heading'])
const PERCENTILE = 0.99

/**
 * Texts with formulas, Chinese and English: the sample blogs' pages as they are extracted, each also begun anew at every
 * paragraph and heading, so that leads stand before displays, lists, tables, code and headings of every kind.
 */
function readMathTexts(): SamplePost[] {
  return writeKnownPages(Date.now()).flatMap(({ html, url }) => {
    const { content, title } = extractArticle({ html, url, rule: SOURCE_DEFAULTS.article })
    return content.blocks.flatMap((block, start): SamplePost[] => {
      const blocks = content.blocks.slice(start)
      const hasMath = blocks
        .slice(0, REACH_BLOCKS)
        .some(({ runs }) => runs.some((run) => typeof run !== 'string'))
      if (!STARTS.has(block.kind) || !hasMath) return []
      return [
        { title: title ?? '', authors: [], excerpt: null, categories: [], content: { ...content, blocks } },
      ]
    })
  })
}

/** Snippets of texts with formulas by the rules that are counted in `testing/snippet-metrics`. */
export async function benchSnippets(): Promise<Figure[]> {
  const texts = readMathTexts()
  const times: number[] = []
  // Once unmeasured: code that has just been loaded is slow.
  for (const post of texts) toSnippet(post)
  const all = texts.map((post) => {
    const startedAt = performance.now()
    const { text } = toSnippet(post)
    times.push(performance.now() - startedAt)
    return measureSnippet(post, text)
  })
  const { faultless, endsAsSentence, fullLength } = summariseSnippets(all)
  times.sort((a, b) => a - b)
  return [
    {
      name: `snippets without a fault, of ${texts.length} texts with formulas`,
      value: faultless,
      unit: 'of 1',
    },
    { name: 'snippets that end with a sentence', value: endsAsSentence, unit: 'at least 0.97' },
    { name: 'snippets of the wanted length', value: fullLength, unit: 'at least 0.98' },
    {
      name: 'a snippet, 99th percentile',
      value: times[Math.floor(times.length * PERCENTILE)] ?? 0,
      unit: 'ms',
    },
  ]
}
