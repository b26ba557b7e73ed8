import type { Transform } from 'node:stream'
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib'

/** What we ask for; `deflate` is understood too, but servers disagree on what it means. */
export const ACCEPTED_CODINGS = 'gzip, br, zstd'
/** Bytes of a body that `toDecoder` wants to see. */
export const MAGIC_BYTES = 3

const CHUNK_BYTES = 64 * 1024
/** 2^23 = 8 MB of window, the most a zstd answer may want (RFC 9659). */
const ZSTD_WINDOW_LOG_MAX = 23
/** Values that some servers send to say "no coding". */
const NO_CODING = new Set(['', 'identity', 'none', 'utf-8', 'utf8', 'binary', '8bit'])

const DECODERS: Record<string, (head: Uint8Array) => Transform> = {
  gzip: () => createGunzip({ chunkSize: CHUNK_BYTES }),
  'x-gzip': () => createGunzip({ chunkSize: CHUNK_BYTES }),
  br: () => createBrotliDecompress({ chunkSize: CHUNK_BYTES }),
  zstd: () =>
    createZstdDecompress({
      chunkSize: CHUNK_BYTES,
      params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG_MAX },
    }),
  deflate: (head) =>
    isZlib(head) ? createInflate({ chunkSize: CHUNK_BYTES }) : createInflateRaw({ chunkSize: CHUNK_BYTES }),
}

/**
 * The stream that undoes a content coding (RFC 9110 §8.4): null when there is nothing to undo, `unknown` when we
 * cannot. One coding at most: chains are a way to hide bombs (CVE-2026-22036). A gzip file served without saying so,
 * as sitemaps often are, is known by its first bytes.
 */
export function toDecoder(
  contentEncoding: string | undefined,
  head: Uint8Array,
): Transform | null | 'unknown' {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => !NO_CODING.has(coding))
  const [coding = isGzip(head) ? 'gzip' : null] = codings
  if (coding === null) return null
  if (codings.length > 1 || !Object.hasOwn(DECODERS, coding)) return 'unknown'
  return DECODERS[coding]?.(head) ?? 'unknown'
}

function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8
}

/** Whether "deflate" came with the zlib header that the standard asks for (RFC 1950); many servers leave it out. */
function isZlib([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0
}
