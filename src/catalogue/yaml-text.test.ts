import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FILE, mistakesOf } from '../testing/mistakes.ts'
import { parseSources } from './catalogue.ts'

describe('a configuration text out of the ordinary', () => {
  it('refuses a document that copies itself over and over', () => {
    const levels = Array.from({ length: 30 }, (_, level) => `- &l${level + 1} [*l${level}, *l${level}]`)
    const text = `- &l0 [x]\n${levels.join('\n')}\n`
    expect(mistakesOf(() => parseSources({ text, file: FILE }))[0]).toContain('alias')
  })

  it('refuses a document nested deeper than any stanza', () => {
    expect(mistakesOf(() => parseSources({ text: '['.repeat(10_000), file: FILE }))[0]).toContain('YAML')
  })

  it('answers any text with sources or with mistakes that have a line', () => {
    const piece = fc.constantFrom(
      '- ',
      'id: ',
      'page: ',
      '\n',
      '  ',
      '{',
      ']',
      '"',
      '&a',
      '*a',
      'x',
      '1',
      ':',
      '#',
      '\t',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const mistake of mistakesOf(() => parseSources({ text: pieces.join(''), file: FILE })))
          expect(mistake).toMatch(/^[1-9]\d*: ./)
      }),
    )
  })
})
