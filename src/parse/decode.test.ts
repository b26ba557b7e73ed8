import { describe, expect, it } from 'vitest'
import { decodeText } from './decode.ts'

const ascii = (text: string) => [...Buffer.from(text, 'latin1')]
const xml = (encoding: string, bytes: number[]) =>
  Uint8Array.from([
    ...ascii(`<?xml version="1.0"${encoding && ` encoding="${encoding}"`}?><a>`),
    ...bytes,
    ...ascii('</a>'),
  ])
const inner = (text: string) => /<a>([\s\S]*)<\/a>/.exec(text)?.[1]

const GBK = [0xbb, 0xfa, 0xc6, 0xf7, 0xd1, 0xa7, 0xcf, 0xb0] // 机器学习
const GB18030 = [...GBK, 0x81, 0x39, 0xef, 0x31] // and 㐂, which only GB18030 has
const SHIFT_JIS = [0x8b, 0x40, 0x8a, 0x42, 0x8a, 0x77, 0x8f, 0x4b] // 機械学習
const KOI8_R = [0xed, 0xc1, 0xdb, 0xc9, 0xce, 0xc1] // Машина
const LATIN = [0x43, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x78, 0x94, 0x20, 0x80] // Café “x” €

describe('decodeText', () => {
  it.each([
    ['UTF-8 without a word about it', xml('', [...Buffer.from('深度学习')]), null, '深度学习'],
    [
      'a byte order mark against the HTTP header',
      Uint8Array.from([0xef, 0xbb, 0xbf, ...xml('', [...Buffer.from('é')])]),
      'text/xml; charset=iso-8859-1',
      'é',
    ],
    [
      'UTF-8 that HTTP calls Latin 1',
      xml('', [...Buffer.from('深度学习')]),
      'text/xml; charset=iso-8859-1',
      '深度学习',
    ],
    ['UTF-8 that calls itself UTF-16', xml('utf-16', [...Buffer.from('深度学习')]), null, '深度学习'],
    ['GBK as declared', xml('gbk', GBK), null, '机器学习'],
    ['GB18030 declared as GB2312', xml('gb2312', GB18030), null, '机器学习㐂'],
    ['GBK by HTTP', xml('', GBK), 'application/xml; charset="GBK"', '机器学习'],
    [
      'GBK by HTTP, where the document says UTF-8',
      xml('utf-8', GBK),
      'application/xml; charset=gbk',
      '机器学习',
    ],
    ['GBK as declared, where HTTP says UTF-8', xml('gbk', GBK), 'application/xml; charset=utf-8', '机器学习'],
    ['GBK as declared, where HTTP says Latin 1', xml('gbk', GBK), 'text/xml; charset=ISO-8859-1', '机器学习'],
    [
      'Latin 1 by HTTP, where the document says UTF-8',
      xml('utf-8', LATIN),
      'text/xml; charset=iso-8859-1',
      'Café “x” €',
    ],
    ['an alias', xml('cp936', GBK), null, '机器学习'],
    ['Shift_JIS', xml('Shift_JIS', SHIFT_JIS), null, '機械学習'],
    ['KOI8-R', xml('koi8-r', KOI8_R), null, 'Машина'],
    ['windows-1252 that calls itself Latin 1', xml('iso-8859-1', LATIN), null, 'Café “x” €'],
    ['windows-1252 that calls itself UTF-8', xml('utf-8', LATIN), null, 'Café “x” €'],
    ['windows-1252 without a word about it', xml('', LATIN), null, 'Café “x” €'],
    ['a charset that does not exist', xml('utf-9', [...Buffer.from('é')]), 'text/xml; charset=none', 'é'],
  ])('reads %s', (_, body, contentType, expected) => {
    expect(inner(decodeText({ body, contentType }).text)).toBe(expected)
  })

  it.each([
    ['utf-16le', [0xff, 0xfe], 'utf16le'],
    ['utf-16le', [], 'utf16le'],
    ['utf-16be', [0xfe, 0xff], 'utf16be'],
    ['utf-16be', [], 'utf16be'],
    ['utf-32le', [0xff, 0xfe, 0, 0], 'utf32le'],
    ['utf-32be', [0, 0, 0xfe, 0xff], 'utf32be'],
  ])('reads %s behind the mark %j', (charset, mark, form) => {
    const text = '<a>深度 🚀</a>'
    const decoded = decodeText({ body: Uint8Array.from([...mark, ...encodeWide(text, form)]) })
    expect(decoded).toEqual({ text, charset, warnings: [] })
  })

  it('finds a meta charset far below the first kilobyte', () => {
    const body = Uint8Array.from([
      ...ascii(`<html>${' '.repeat(3000)}<meta charset="gbk"><a>`),
      ...GBK,
      ...ascii('</a>'),
    ])
    expect(inner(decodeText({ body }).text)).toBe('机器学习')
  })

  it('keeps UTF-8 in which a byte is damaged, and says so', () => {
    const body = xml('utf-8', [...Buffer.from('深度学习深度学习深度学习'), 0xff])
    const { text, charset, warnings } = decodeText({ body })
    expect([inner(text), charset]).toEqual(['深度学习深度学习深度学习\ufffd', 'utf-8'])
    expect(warnings).toEqual(['1 place is not readable as utf-8.'])
  })

  it('guesses undeclared charsets by the letters of the language', () => {
    const russian = [
      0xcd, 0xe5, 0xe9, 0xf0, 0xee, 0xed, 0xed, 0xfb, 0xe5, 0x20, 0xf1, 0xe5, 0xf2, 0xe8, 0x20, 0xe8, 0x20,
    ]
    const body = xml('', [...russian, ...russian, ...russian])
    expect(inner(decodeText({ body }).text)).toBe('Нейронные сети и '.repeat(3))
  })

  it('warns where the bytes are not what the document says', () => {
    expect(decodeText({ body: xml('utf-8', LATIN) }).warnings).toEqual([
      'The document says that it is utf-8, but its bytes are not; it was read as windows-1252.',
    ])
  })
})

function encodeWide(text: string, form: string): number[] {
  const isLittle = form.endsWith('le')
  const is32 = form.startsWith('utf32')
  const units = is32
    ? [...text].map((one) => one.codePointAt(0) ?? 0)
    : [...text].flatMap((one) => one.split('').map((half) => half.charCodeAt(0)))
  return units.flatMap((unit) => {
    const bytes = is32 ? [unit & 255, (unit >> 8) & 255, (unit >> 16) & 255, 0] : [unit & 255, unit >> 8]
    return isLittle ? bytes : bytes.toReversed()
  })
}
