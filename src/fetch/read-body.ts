import { pipeline, type Readable } from 'node:stream'
import { type Failure, toFailure } from '../failure.ts'
import { MAGIC_BYTES, toDecoder } from './decoder.ts'
import type { FetchLimits } from './limits.ts'
import { quote } from './quote.ts'

/** How much of a body to read, and whether more is a failure or is left unread. */
export interface BodyRule {
  wireBytesMax: FetchLimits['wireBytesMax']
  bodyBytesMax: FetchLimits['bodyBytesMax']
  onExcess: 'fail' | 'cut'
}

/** Of a coding that is not understood, as much as an operator needs to see. */
const CODING_CHARACTERS_MAX = 40

class ExcessError extends Error {}

/** Error codes of node:zlib, which say that the bytes and not the connection are at fault. */
const CODING_ERROR = /^(Z_|ERR_BROTLI|ERR__ERROR|ZSTD_|ERR_ZSTD)/

/**
 * Reads a body to its end and undoes its content coding, with both byte counts held against their limits while it
 * runs, so that a bomb costs no more memory than an honest document of the largest size.
 * Rejects only with errors of the connection.
 */
export async function readBody(
  stream: Readable,
  headers: Record<string, string>,
  rule: BodyRule,
): Promise<{ body: Uint8Array } | { failure: Failure }> {
  try {
    return await unpack(stream, headers, rule)
  } catch (error) {
    const failure = toBodyFailure(error, rule)
    if (!failure) throw error
    return { failure }
  } finally {
    stream.destroy()
  }
}

async function unpack(
  stream: Readable,
  headers: Record<string, string>,
  rule: BodyRule,
): Promise<{ body: Uint8Array } | { failure: Failure }> {
  const stated = Number(headers['content-length'] ?? 0)
  if (stated > rule.wireBytesMax && rule.onExcess === 'fail') {
    const detail = `The answer says it is ${toMegabytes(stated)}; ${limitOf(rule)}.`
    return { failure: toFailure('too-large', detail) }
  }
  const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]()
  const head = await readHead(chunks)
  if (head.length === 0) return { body: head }
  const coding = headers['content-encoding']
  const decoder = toDecoder(coding, head)
  if (decoder === 'unknown') {
    const shown = quote(coding?.slice(0, CODING_CHARACTERS_MAX) ?? '')
    return {
      failure: toFailure('bad-encoding', `The answer is packed as ${shown}, which is not understood.`),
    }
  }
  const wire = capWire(head, chunks, rule)
  return { body: await collect(decoder ? pipeline(wire, decoder, ignore) : wire, rule) }
}

/** `pipeline` wants to be told; errors reach us through the stream that is being read. */
const ignore = () => {}

/** The first bytes, enough to tell codings apart; fewer only when the body ends before. */
async function readHead(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array()
  while (head.length < MAGIC_BYTES) {
    const { done, value } = await chunks.next()
    if (done) break
    head = Buffer.concat([head, value])
  }
  return head
}

async function* capWire(head: Uint8Array, chunks: AsyncIterator<Uint8Array>, rule: BodyRule) {
  let size = head.length
  yield head
  for (;;) {
    const { done, value } = await chunks.next()
    if (done) return
    size += value.length
    if (size > rule.wireBytesMax) throw new ExcessError()
    yield value
  }
}

/**
 * One array of memory that threads share and that grows where it lies: a body is copied neither while it is read, nor
 * for the thread that understands it.
 */
async function collect(chunks: AsyncIterable<Uint8Array>, rule: BodyRule): Promise<Uint8Array> {
  const memory = new SharedArrayBuffer(0, { maxByteLength: rule.bodyBytesMax })
  const body = new Uint8Array(memory)
  for await (const chunk of chunks) {
    const size = memory.byteLength
    const taken = chunk.subarray(0, rule.bodyBytesMax - size)
    memory.grow(size + taken.length)
    body.set(taken, size)
    if (taken.length === chunk.length) continue
    if (rule.onExcess === 'fail') throw new ExcessError()
    break
  }
  return new Uint8Array(memory, 0, memory.byteLength)
}

function toBodyFailure(error: unknown, rule: BodyRule): Failure | null {
  if (error instanceof ExcessError)
    return toFailure('too-large', `The answer is too large; ${limitOf(rule)}.`)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!CODING_ERROR.test(code)) return null
  return code === 'Z_BUF_ERROR'
    ? toFailure('truncated', 'The compressed answer stops in the middle; nothing of it was kept.')
    : toFailure('bad-encoding', 'The answer is not compressed the way its Content-Encoding says.')
}

const MEGABYTE = 1024 * 1024

function limitOf({ bodyBytesMax }: BodyRule): string {
  return `at most ${toMegabytes(bodyBytesMax)} are read`
}

function toMegabytes(bytes: number): string {
  return `${Math.round((bytes / MEGABYTE) * 10) / 10} MB`
}
