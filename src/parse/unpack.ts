import { gunzipSync } from 'node:zlib'

/** What a packed document may become, bytes; sitemaps.org allows 50 MB, of which no blog needs half. */
const UNPACKED_BYTES_MAX = 20 * 1024 * 1024

/** The document in a gzip file (`sitemap.xml.gz`); what is none, is damaged or too large stays as it is. */
export function unpack(body: Uint8Array): Uint8Array {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body
  try {
    return gunzipSync(body, { maxOutputLength: UNPACKED_BYTES_MAX })
  } catch {
    return body
  }
}
