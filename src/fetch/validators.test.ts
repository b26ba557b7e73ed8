import { describe, expect, it } from 'vitest'
import { readValidators, refreshValidators, toConditions } from './validators.ts'

const URL_A = 'https://blog.example/feed'
const read = (headers: Record<string, string>) => readValidators(headers, URL_A)

describe('readValidators', () => {
  it.each([
    ['a strong ETag', '"abc"'],
    ['a weak ETag', 'W/"abc"'],
    ['an ETag without quotes', 'abc'],
    ['an ETag with the suffix of a compressor', '"abc-gzip"'],
    ['an ETag with bytes beyond ASCII', '"caf\u00e9"'],
  ])('keeps %s byte for byte', (_name, etag) => {
    expect(read({ etag })).toEqual({ etag, lastModified: null, url: URL_A })
  })

  it.each([
    ['an HTTP date', 'Mon, 05 Jan 2026 10:00:00 GMT'],
    ['another form of date', '2026-01-05 10:00:00'],
  ])('keeps %s of Last-Modified as it is', (_name, lastModified) => {
    expect(read({ 'last-modified': lastModified }).lastModified).toBe(lastModified)
  })

  it.each([
    ['longer than 1024 characters', `"${'e'.repeat(1_024)}"`],
    ['with a line break', '"a"\r\nx-evil: 1'],
    ['with a NUL', '"a\0"'],
    ['empty', ''],
  ])('drops an ETag that is %s', (_name, etag) => {
    expect(read({ etag }).etag).toBeNull()
  })
})

describe('toConditions', () => {
  it('sends both when both were given', () => {
    expect(toConditions({ etag: '"a"', lastModified: 'then' })).toEqual({
      'if-none-match': '"a"',
      'if-modified-since': 'then',
    })
  })

  it.each([
    ['only the ETag', { etag: '"a"', lastModified: null }, { 'if-none-match': '"a"' }],
    ['only the date', { etag: null, lastModified: 'then' }, { 'if-modified-since': 'then' }],
    ['nothing', { etag: null, lastModified: null }, {}],
    ['nothing that would break the request', { etag: '"a"\r\nx: 1', lastModified: null }, {}],
  ])('sends %s where only that was given', (_name, validators, expected) => {
    expect(toConditions(validators)).toEqual(expected)
  })
})

describe('refreshValidators', () => {
  const kept = { etag: '"1"', lastModified: 'then', url: URL_A }

  it('takes what a 304 brought and keeps the rest', () => {
    const brought = { etag: '"2"', lastModified: null, url: URL_A }
    expect(refreshValidators(kept, brought)).toEqual({ etag: '"2"', lastModified: 'then', url: URL_A })
  })

  it.each([
    ['nothing', { etag: null, lastModified: null, url: URL_A }],
    ['what we had', kept],
  ])('is null when a 304 brought %s', (_name, brought) => {
    expect(refreshValidators(kept, brought)).toBeNull()
  })
})
