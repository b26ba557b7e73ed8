import temml from 'temml'
import { describe, expect, it } from 'vitest'
import { MATH_COMMANDS } from './math-commands.ts'
import { TEX_MACROS } from './tex-macros.ts'

describe('the commands of formulas', () => {
  it('are all known to the typesetter', () => {
    const options = { throwOnError: true, displayMode: true, macros: { ...TEX_MACROS } }
    for (const name of MATH_COMMANDS) {
      const tex = /^(?:left|right)$/.test(name) ? '\\left(x\\right)' : `\\${name}{x}{y}`
      expect(() => temml.renderToString(tex, options), name).not.toThrow()
    }
  })
})
