import { describe, expect, it } from 'vitest'
import { numberEquations, resolveReferences } from './number-equations.ts'

describe('numberEquations', () => {
  it('counts the rows that AMS environments number', () => {
    const references = numberEquations([
      'x',
      '\\begin{equation}a\\label{eq:a}\\end{equation}',
      '\\begin{align}b&=\\begin{cases}1\\\\2\\end{cases}\\label{eq:b}\\\\c&=d\\nonumber\\\\e&=f\\label{eq:e}\\end{align}',
      '\\begin{align*}g\\label{eq:g}\\end{align*}',
      '\\begin{equation}h\\tag{*}\\label{eq:h}\\end{equation}',
      '\\begin{equation}i\\label{eq:i}\\end{equation}',
      'j\\tag{7}\\label{eq:j}',
    ])
    expect(Object.fromEntries(references)).toEqual({
      'eq:a': '1',
      'eq:b': '2',
      'eq:e': '3',
      'eq:h': '*',
      'eq:i': '4',
      'eq:j': '7',
    })
  })

  it('counts nothing on pages without labels', () => {
    expect(numberEquations(['\\begin{equation}a\\end{equation}']).size).toBe(0)
  })
})

describe('resolveReferences', () => {
  const references = new Map([['eq:a', '3']])
  it.each([
    ['\\eqref{eq:a}', '\\text{(3)}'],
    ['f \\ref{eq:a}', 'f \\text{3}'],
    ['\\eqref{eq:b}', '\\eqref{eq:b}'],
    ['x\\label{eq:a}', 'x\\tag{3}'],
    ['x\\tag{a}\\label{eq:a}', 'x\\tag{a}'],
    ['x\\label{eq:z}', 'x'],
  ])('makes of %s %s', (tex, resolved) => {
    expect(resolveReferences(tex, references)).toBe(resolved)
  })
})
