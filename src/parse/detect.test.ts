import { describe, expect, it } from 'vitest'
import { detect } from './detect.ts'

const NO_FEED = {
  kind: 'other',
  what: 'JSON that is no JSON Feed (it has no list of "items")',
  hint: 'A `json` rule reads it as a list of posts.',
}

describe('detect', () => {
  it.each([
    ['<?xml version="1.0"?>\n<rss>', { kind: 'feed', rootAt: 22 }],
    ['Notice: x <b>y</b> <a:feed xmlns:a="u">', { kind: 'feed', rootAt: 19 }],
    ['<!-- <rss> --><rdf:RDF>', { kind: 'feed', rootAt: 14 }],
    ['<!-- never closed <rss>', { kind: 'feed', rootAt: 18 }],
    ['broken> <item><title>x', { kind: 'feed', rootAt: 8 }],
    ['<feedback>', { kind: 'other', what: 'an XML document whose root is <feedback>' }],
    ['<urlset xmlns="x">', { kind: 'sitemap', rootAt: 0 }],
    ['<!DOCTYPE html><html><body><rss>', { kind: 'html' }],
    ['<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', { kind: 'html' }],
    ['<div><a href="x">y</a></div>', { kind: 'html' }],
    [
      '<svg xmlns="x"><title>Logo</title></svg>',
      { kind: 'other', what: 'an XML document whose root is <svg>' },
    ],
    [' \n\t', { kind: 'empty' }],
    ['%PDF-1.7', { kind: 'other', what: 'a PDF file' }],
    ['\u001f\u008b\b\0\0', { kind: 'other', what: 'a binary file' }],
    ['just   text', { kind: 'other', what: 'text that starts with "just text"' }],
    ['{"a":1}', NO_FEED],
    ['{"items":"x","version":"1"}', NO_FEED],
    ['{"items":"x","version":"https://jsonfeed.org/version/1.1"}', NO_FEED],
    ['{"items":[', { kind: 'other', what: 'JSON that is damaged or cut off' }],
    ['[warning] <rss>', { kind: 'feed', rootAt: 10 }],
    ['{"version":"1","items":[]}', { kind: 'json', value: { version: '1', items: [] } }],
  ])('%j', (text, expected) => {
    expect(detect(text)).toEqual(expected)
  })
})
