import type { Edition } from '../../edition/edition.ts'
import type { EntryCard, EntryDetail } from '../../entry.ts'
import { DAY_MS } from '../../interval.ts'
import { SOURCE_DEFAULTS, type SourceWithState } from '../../source.ts'

/** The present of the examples: 2026-11-24T08:00:00Z. */
export const SAMPLE_NOW = Date.UTC(2026, 10, 24, 8)

/** One post in full, as the store would give it. */
export const SAMPLE_ENTRY: EntryDetail = {
  id: '7k3q9v0c2m8d4h6t',
  url: 'https://lilianweng.github.io/posts/2018-06-24-attention/',
  title: 'Attention? Attention!',
  authors: ['Lilian Weng'],
  source: { id: 'lilianweng', title: "Lil'Log", url: 'https://lilianweng.github.io/' },
  publishedAt: SAMPLE_NOW - 2 * DAY_MS,
  publishedPrecision: 'day',
  updatedAt: null,
  seenAt: SAMPLE_NOW - DAY_MS,
  language: 'en',
  snippet: 'A score is divided by \\(\\sqrt{d_k}\\) before the softmax.',
  snippetHtml:
    'A score is divided by <math><semantics><msqrt><msub><mi>d</mi><mi>k</mi></msub></msqrt><annotation encoding="application/x-tex">\\sqrt{d_k}</annotation></semantics></math> before the softmax.',
  tags: [{ id: 'natural-language-processing', name: 'Natural language processing', origin: 'vocabulary' }],
  image: null,
  wordCount: 4200,
  readingMinutes: 21,
  hasMath: true,
  alsoAt: [],
  contentHtml: '<p>A score is divided before the softmax.</p>',
  contentText: 'A score is divided before the softmax.',
  categories: ['attention'],
  enclosures: [],
  papers: [{ kind: 'arxiv', id: '1706.03762', url: 'https://arxiv.org/abs/1706.03762' }],
  related: [],
}

const { contentHtml, contentText, categories, enclosures, papers, related, ...card } = SAMPLE_ENTRY
/** The same as a list shows it. */
export const SAMPLE_CARD: EntryCard = card

/** The source of that post, in good health. */
export const SAMPLE_SOURCE: SourceWithState = {
  ...SOURCE_DEFAULTS,
  article: { ...SOURCE_DEFAULTS.article },
  id: 'lilianweng',
  title: "Lil'Log",
  url: 'https://lilianweng.github.io/index.xml',
  site: 'https://lilianweng.github.io/',
  origin: 'config',
  status: 'active',
  createdAt: SAMPLE_NOW - 90 * DAY_MS,
  movedTo: null,
  moving: null,
  goneAt: null,
  validatorsUrl: null,
  nextFetchAt: SAMPLE_NOW + DAY_MS / 4,
  nextFetchReason: 'every 6 h: posts weekly',
  lastFetchAt: SAMPLE_NOW - DAY_MS / 8,
  lastSuccessAt: SAMPLE_NOW - DAY_MS / 8,
  failures: 0,
  lastError: null,
  warnings: [],
  pace: null,
  etag: null,
  lastModified: null,
  bodyHash: null,
  entryCount: 51,
  lastPublishedAt: SAMPLE_ENTRY.publishedAt,
  usualGapMs: 7 * DAY_MS,
  itemCounts: [],
  noted: null,
  websub: null,
}

/** The closed edition that has that post. */
export const SAMPLE_EDITION: Edition = {
  week: '2026-W47',
  closedAt: SAMPLE_NOW,
  considered: 120,
  sources: 31,
  sections: [
    {
      topic: {
        id: 'natural-language-processing',
        names: { en: 'Natural language processing', zh: '自然语言处理' },
      },
      entries: [{ entry: SAMPLE_CARD, points: 6, reasons: [{ code: 'carried', count: 2 }] }],
    },
  ],
}
