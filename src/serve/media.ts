/** One member of an Accept or Accept-Encoding header with its weight. */
function* parsePreferences(header: string): Generator<{ name: string; weight: number }> {
  for (const member of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = member.split(';').map((part) => part.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    yield { name, weight: weight === undefined ? 1 : Number(weight) || 0 }
  }
}

function findWeight(header: string, names: readonly string[]): number {
  let best = 0
  for (const { name, weight } of parsePreferences(header)) {
    if (names.includes(name)) best = Math.max(best, weight)
  }
  return best
}

/** Whether a client asks for a page: it names html and does not like JSON better. Programs that take anything get JSON. */
export function isHtmlWanted(accept: string | undefined): boolean {
  if (!accept) return false
  const html = findWeight(accept, ['text/html', 'application/xhtml+xml'])
  return html > 0 && html >= findWeight(accept, ['application/json', 'application/problem+json'])
}

/** Media types that programs which read feeds name. */
const FEED_TYPES = /\b(?:rss|atom|rdf)\+xml/i

/** Whether a browser asks, to show what comes: it names html and XML, and knows of no feeds. */
export function isForShow(accept = ''): boolean {
  return accept.includes('text/html') && accept.includes('application/xml') && !FEED_TYPES.test(accept)
}

export type Encoding = 'br' | 'gzip'

/** The content coding to answer with (RFC 9110 §12.5.3), brotli before gzip; null for none. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding | null {
  if (!acceptEncoding) return null
  const wildcard = findWeight(acceptEncoding, ['*'])
  const named = new Map([...parsePreferences(acceptEncoding)].map(({ name, weight }) => [name, weight]))
  const weigh = (encoding: Encoding) => named.get(encoding) ?? wildcard
  const [br, gzip] = [weigh('br'), Math.max(weigh('gzip'), named.get('x-gzip') ?? 0)]
  if (br > 0 && br >= gzip) return 'br'
  return gzip > 0 ? 'gzip' : null
}
