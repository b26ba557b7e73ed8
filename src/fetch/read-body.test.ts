import { Readable } from 'node:stream'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type BodyRule, readBody } from './read-body.ts'

const TEXT = Array.from({ length: 2_000 }, (_, index) => Math.sin(index)).join('\n')
const RULE: BodyRule = { wireBytesMax: 200_000, bodyBytesMax: 100_000, onExcess: 'fail' }

/** A body that arrives in pieces of a given size. */
function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size))
}

async function read(bytes: Uint8Array, headers: Record<string, string> = {}, rule: Partial<BodyRule> = {}) {
  const stream = Readable.from(pieces(bytes, 1_000), { objectMode: false })
  const result = await readBody(stream, headers, { ...RULE, ...rule })
  expect(stream.destroyed).toBe(true)
  return 'body' in result ? Buffer.from(result.body).toString() : result.failure.code
}

describe('readBody', () => {
  it.each([
    ['nothing', undefined, Buffer.from(TEXT)],
    ['identity', 'identity', Buffer.from(TEXT)],
    ['a charset where a coding belongs', 'UTF-8', Buffer.from(TEXT)],
    ['gzip', 'gzip', gzipSync(TEXT)],
    ['x-gzip in capitals', 'X-GZIP', gzipSync(TEXT)],
    ['gzip and identity', 'gzip, identity', gzipSync(TEXT)],
    ['brotli', 'br', brotliCompressSync(TEXT)],
    ['zstd', 'zstd', zstdCompressSync(TEXT)],
    ['deflate with the zlib header', 'deflate', deflateSync(TEXT)],
    ['deflate without', 'deflate', deflateRawSync(TEXT)],
    ['a gzip file that does not say so', undefined, gzipSync(TEXT)],
    ['two gzip members', 'gzip', Buffer.concat([gzipSync(TEXT.slice(0, 99)), gzipSync(TEXT.slice(99))])],
  ])('undoes %s', async (_name, coding, bytes) => {
    expect(await read(bytes, coding === undefined ? {} : { 'content-encoding': coding })).toBe(TEXT)
  })

  it.each([
    ['gzip', gzipSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
    ['zstd', zstdCompressSync(TEXT)],
    ['deflate', deflateSync(TEXT)],
    ['deflate', deflateRawSync(TEXT)],
  ])('calls %s that stops in the middle truncated', async (coding, bytes) => {
    for (const length of [4, bytes.length >> 1, bytes.length - 1]) {
      expect(await read(bytes.subarray(0, length), { 'content-encoding': coding })).toBe('truncated')
    }
  })

  it.each([
    ['plain text that says gzip', 'gzip', 'bad-encoding'],
    ['plain text that says brotli', 'br', 'bad-encoding'],
    ['plain text that says zstd', 'zstd', 'bad-encoding'],
    ['a coding nobody knows', 'snappy', 'bad-encoding'],
    ['a property of every object', 'constructor', 'bad-encoding'],
    ['codings upon codings', Array(400).fill('gzip').join(', '), 'bad-encoding'],
  ])('refuses %s', async (_name, coding, code) => {
    expect(await read(Buffer.from(`<rss>${TEXT}</rss>`), { 'content-encoding': coding })).toBe(code)
  })

  it('says nothing worse of an empty body than that it is empty', async () => {
    expect(await read(new Uint8Array(), { 'content-encoding': 'gzip' })).toBe('')
  })

  it.each([
    ['plain', undefined, Buffer.alloc(100_001, 'a')],
    ['gzip', 'gzip', gzipSync(Buffer.alloc(50_000_000))],
    ['brotli', 'br', brotliCompressSync(Buffer.alloc(50_000_000))],
    ['zstd', 'zstd', zstdCompressSync(Buffer.alloc(50_000_000))],
    ['a gzip file that does not say so', undefined, gzipSync(Buffer.alloc(50_000_000))],
  ])('stops at the limit: %s', async (_name, coding, bytes) => {
    expect(await read(bytes, coding === undefined ? {} : { 'content-encoding': coding })).toBe('too-large')
  })

  it('reads a body of exactly the limit', async () => {
    expect(await read(Buffer.alloc(100_000, 'a'))).toHaveLength(100_000)
  })

  it('stops at the limit of the wire where the codec gives nothing out', async () => {
    const header = Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3])
    const endlessName = Buffer.concat([header, Buffer.alloc(250_000, 'a')])
    expect(await read(endlessName, { 'content-encoding': 'gzip' })).toBe('too-large')
  })

  it('refuses by what the answer says of its length, before reading', async () => {
    const stream = new Readable({ read: () => {} })
    const result = await readBody(stream, { 'content-length': '10000000000' }, RULE)
    expect(result).toMatchObject({ failure: { code: 'too-large' } })
    expect(stream.destroyed).toBe(true)
  })

  it('cuts instead of failing where that is the rule', async () => {
    const rule = { bodyBytesMax: 10, onExcess: 'cut' } as const
    expect(await read(Buffer.from(TEXT), {}, rule)).toBe(TEXT.slice(0, 10))
    expect(await read(gzipSync(TEXT), { 'content-encoding': 'gzip' }, rule)).toBe(TEXT.slice(0, 10))
  })

  it('rejects with the error of the connection when that is what went wrong', async () => {
    const stream = new Readable({ read: () => {} })
    stream.push('abc')
    setImmediate(() => stream.destroy(Object.assign(new Error('gone'), { code: 'ECONNRESET' })))
    await expect(readBody(stream, { 'content-encoding': 'gzip' }, RULE)).rejects.toThrow('gone')
  })

  it('gives memory that threads share, and no more of it than the body needs', async () => {
    const result = await readBody(Readable.from([Buffer.from('short')], { objectMode: false }), {}, RULE)
    const buffer = 'body' in result ? result.body.buffer : null
    expect(buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(buffer?.byteLength).toBe(5)
  })
})
