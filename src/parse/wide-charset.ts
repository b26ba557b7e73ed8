/** Charsets whose units are wider than a byte, and which therefore give themselves away. */
export type WideCharset = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be'

/** First bytes -> charset: byte order marks, then `<` followed by ASCII, as XML 1.0 appendix F lists them. */
const PATTERNS: [RegExp, WideCharset][] = [
  [/^0000feff|^0000003c/, 'utf-32be'],
  [/^fffe0000|^3c000000/, 'utf-32le'],
  [/^feff|^00(3c|0a|0d|20|7b|5b)00/, 'utf-16be'],
  [/^fffe|^(3c|0a|0d|20|7b|5b)00..00/, 'utf-16le'],
]

/** UTF-16 or UTF-32 by byte order mark or by its zero bytes; null for everything else. */
export function findWideCharset(body: Uint8Array): WideCharset | null {
  const head = Buffer.from(body.subarray(0, 4)).toString('hex')
  return PATTERNS.find(([pattern]) => pattern.test(head))?.[1] ?? null
}

/** Decodes without failing; what is no character becomes U+FFFD. */
export function decodeWide(body: Uint8Array, charset: WideCharset): string {
  if (charset === 'utf-16le' || charset === 'utf-16be') return new TextDecoder(charset).decode(body)
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const points: string[] = []
  for (let offset = 0; offset + 4 <= body.byteLength; offset += 4) {
    const point = view.getUint32(offset, charset === 'utf-32le')
    points.push(point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point))
  }
  return points.join('').toWellFormed()
}
