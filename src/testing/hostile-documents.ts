import { parseDocument } from '../parse/parse-document.ts'
import { toTestDocument } from './documents.ts'

/** Parses a document of which nothing is known but its bytes, as a feed or as the list of a page. */
export function parseBare(body: string | Uint8Array, page: 'auto' | null = null) {
  const document = toTestDocument('', { url: 'https://blog.example/feed.xml', headers: {} })
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  return parseDocument(
    { ...document, body: bytes },
    { page, json: null, sitemap: null, expect: { minItems: 0 } },
  )
}

/** An RSS feed with this in its channel. */
export function toRss(inside: string): string {
  return `<rss version="2.0"><channel><title>T</title>${inside}</channel></rss>`
}

/** Declarations of `l1` to `l9`, each ten times the one before. */
export const MULTIPLYING_ENTITIES = Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
).join('')
