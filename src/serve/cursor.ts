import { hash } from 'node:crypto'
import type { Cursor, EntrySort } from '../store/reads.ts'

/** Bytes: kind, `at`, `key`, checksum. */
const KIND_BYTES = 1
const NUMBER_BYTES = 8
const CHECK_BYTES = 4
const BODY_BYTES = KIND_BYTES + 2 * NUMBER_BYTES
const CURSOR_BYTES = BODY_BYTES + CHECK_BYTES
/** Names this layout: a later one says another word and old cursors are refused instead of misread. */
const LAYOUT = Buffer.from('cursor 1')
/** Bit 0 of the kind byte is the direction, the rest the place in this list: append only. */
const SORTS: readonly EntrySort[] = ['published', 'seen', 'relevance']

/**
 * Writes a place in a list as one opaque base64url word. It carries the order of its list, so that it cannot be
 * followed in another, and a checksum, so that a cut or mistyped one is refused. It grants nothing, so it is not signed.
 */
export function toCursorText(cursor: Cursor, sort: EntrySort): string {
  const bytes = Buffer.alloc(CURSOR_BYTES)
  bytes.writeUInt8(SORTS.indexOf(sort) * 2 + (cursor.direction === 'next' ? 0 : 1))
  bytes.writeBigInt64BE(BigInt(cursor.at), KIND_BYTES)
  bytes.writeBigInt64BE(BigInt(cursor.key), KIND_BYTES + NUMBER_BYTES)
  toChecksum(bytes).copy(bytes, BODY_BYTES)
  return bytes.toString('base64url')
}

/** Reads what `toCursorText` wrote; null for anything else, a cursor of a list in another order included. */
export function parseCursor(text: string, sort: EntrySort): Cursor | null {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== CURSOR_BYTES || bytes.toString('base64url') !== text) return null
  if (!toChecksum(bytes).equals(bytes.subarray(BODY_BYTES))) return null
  const kind = bytes.readUInt8()
  const at = Number(bytes.readBigInt64BE(KIND_BYTES))
  const key = Number(bytes.readBigInt64BE(KIND_BYTES + NUMBER_BYTES))
  if (SORTS[kind >> 1] !== sort || !Number.isSafeInteger(at) || !Number.isSafeInteger(key)) return null
  return { direction: kind & 1 ? 'previous' : 'next', at, key }
}

function toChecksum(bytes: Buffer): Buffer {
  const digest = hash('sha256', Buffer.concat([LAYOUT, bytes.subarray(0, BODY_BYTES)]), 'buffer')
  return digest.subarray(0, CHECK_BYTES)
}
