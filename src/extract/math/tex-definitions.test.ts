import { describe, expect, it } from 'vitest'
import { pickMacros, splitDefinitions } from './tex-definitions.ts'

describe('splitDefinitions', () => {
  it.each([
    ['x', 'x', {}],
    ['\\newcommand{\\E}{\\mathbb{E}}', '', { '\\E': '\\mathbb{E}' }],
    ['\\newcommand\\E{\\mathbb{E}} \\E x', '\\E x', { '\\E': '\\mathbb{E}' }],
    ['\\renewcommand{\\vec}[1]{\\mathbf{#1}}', '', { '\\vec': '\\mathbf{#1}' }],
    ['\\def\\abs#1{|#1|}\\abs{x}', '\\abs{x}', { '\\abs': '|#1|' }],
    ['\\DeclareMathOperator*{\\argmin}{arg\\,min}', '', { '\\argmin': '\\operatorname*{arg\\,min}' }],
    ['\\def\\a{1}\\def\\b{{2}}x', 'x', { '\\a': '1', '\\b': '{2}' }],
    ['\\newcommand{\\a}{\\}} y', 'y', { '\\a': '\\}' }],
    ['\\newcommand{\\a}{open', '\\newcommand{\\a}{open', {}],
    [`\\def\\a{${'x'.repeat(400)}}y`, 'y', {}],
    ['\\define x', '\\define x', {}],
  ])('splits %.50s', (tex, rest, macros) => {
    expect(splitDefinitions(tex)).toEqual({ rest, macros })
  })
})

describe('pickMacros', () => {
  it('picks what is used, through other commands as well', () => {
    const macros = { '\\E': '\\bb{E}', '\\bb': '\\mathbb', '\\R': '\\bb{R}' }
    expect(pickMacros('\\E x', macros)).toEqual({ '\\E': '\\bb{E}', '\\bb': '\\mathbb' })
    expect(pickMacros('x', macros)).toEqual({})
    expect(pickMacros('\\a', { '\\a': '\\a\\a' })).toEqual({ '\\a': '\\a\\a' })
    expect(pickMacros('\\constructor', {})).toEqual({})
  })
})
