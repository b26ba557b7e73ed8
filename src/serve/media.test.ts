import { describe, expect, it } from 'vitest'
import { chooseEncoding, isHtmlWanted } from './media.ts'

describe('isHtmlWanted', () => {
  it.each([
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
    ['application/json, text/html;q=0.5', false],
    ['application/json', false],
    ['text/html;q=0', false],
    ['*/*', false],
    ['', false],
    [undefined, false],
  ])('reads %s as %s', (accept, expected) => {
    expect(isHtmlWanted(accept)).toBe(expected)
  })
})

describe('chooseEncoding', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0.5, gzip;q=0.9', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['*, br;q=0', 'gzip'],
    ['identity', null],
    ['gzip;q=0', null],
    ['', null],
    [undefined, null],
  ])('answers %s with %s', (header, expected) => {
    expect(chooseEncoding(header)).toBe(expected)
  })
})
