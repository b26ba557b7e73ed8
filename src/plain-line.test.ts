import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toPlainLine } from './plain-line.ts'
import { anyText } from './testing/any-text.ts'
import { findTextDanger } from './testing/find-danger.ts'

describe('toPlainLine', () => {
  it.each([
    [' two\n lines\u2028and\ta tab\u00a0', 'two lines and a tab'],
    ['bell\u0007, escape\u001b[31m, next\u0085line', 'bell, escape[31m, nextline'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['\u202a\u202b\u202c\u202d\u202e', ''],
    ['\u2067שלום\u2069 and \u2068x\u2069', '\u2067שלום\u2069 and \u2068x\u2069'],
    ['\u200b \u200e', ''],
    ['\u3164\ufe0f\u2800', ''],
    ['a\u200db', 'a\u200db'],
    ['\u2067open', 'open'],
    ['end\u2069 and \u2066\u2067a\u2069', 'end and \u2067a\u2069'],
    ['half \ud83d', 'half \ufffd'],
    ['e\u0301 stays', 'e\u0301 stays'],
    [`e${'\u0301'.repeat(50)}`, `e${'\u0301'.repeat(8)}`],
    ['中文标题：《注意力》', '中文标题：《注意力》'],
    ['<b>words</b>', '<b>words</b>'],
  ])('%j becomes %j', (text, line) => {
    expect(toPlainLine(text)).toBe(line)
  })

  it.each([
    ['short', 5, 'short'],
    ['longer', 5, 'long…'],
    ['two words', 5, 'two…'],
    ['ab😀cd', 4, 'ab…'],
    ['\u2067abcdef\u2069', 5, 'abc…'],
  ])('%j in %i characters is %j', (text, charactersMax, line) => {
    expect(toPlainLine(text, charactersMax)).toBe(line)
  })

  it('gives one level line of the length asked for, whatever comes, and leaves that as it is', () => {
    const sign = fc.oneof(anyText(), fc.constantFrom('\u202e', '\u2066', '\u2069', '\ud83d', '\0', '\n'))
    fc.assert(
      fc.property(fc.array(sign), fc.integer({ min: 2, max: 40 }), (signs, charactersMax) => {
        const line = toPlainLine(signs.join(''), charactersMax)
        expect(findTextDanger(line, charactersMax)).toEqual([])
        expect(toPlainLine(line, charactersMax)).toBe(line)
      }),
    )
  })
})
