import { expect, it } from 'vitest'
import { isNotModified } from './conditional.ts'

const state = { etag: 'W/"a"', lastModified: 'Sun, 06 Nov 1994 08:49:37 GMT' }

it.each([
  ['Sun, 06 Nov 1994 08:49:37 GMT', true],
  ['Sunday, 06-Nov-94 08:49:37 GMT', true],
  ['Sun Nov  6 08:49:37 1994', true],
  ['Sun, 06 Nov 1994 08:49:36 GMT', false],
  ['2030', false],
  ['2030-01-01T00:00:00Z', false],
  ['Mon, 99 Nov 2030 08:49:37 GMT', false],
  ['', false],
])('If-Modified-Since: %s gives 304: %s', (since, expected) => {
  expect(isNotModified({ 'if-modified-since': since }, state)).toBe(expected)
})
