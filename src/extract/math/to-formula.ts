import type { Formula } from '../../article.ts'
import type { Found } from './found.ts'
import { type References, resolveReferences } from './number-equations.ts'
import { type Macros, pickMacros } from './tex-definitions.ts'
import { toMathml } from './to-mathml.ts'

/** What a formula means depends on the page it stands on. */
export interface PageContext {
  macros: Macros
  references: References
}

/** The formula as others see it; its MathML is made when it is first asked for. */
export function toFormula({ tex, display, tag }: Found, { macros, references }: PageContext): Formula {
  let made: string | null | undefined
  return {
    tex,
    display,
    get mathml() {
      if (made === undefined) {
        const source = resolveReferences(tex, references)
        made = toMathml(tex, { display, tag, source, macros: pickMacros(source, macros) })
      }
      return made
    },
  }
}
