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
export function toFormula(found: Found, context: PageContext): Formula {
  return new LazyFormula(found, context)
}

/** A class, as V8 gives an object with a getter of its own a shape of its own, which keeps what it holds for long. */
class LazyFormula implements Formula {
  readonly tex: string
  readonly display: boolean
  readonly #tag: string | undefined
  readonly #context: PageContext
  #made: string | null | undefined

  constructor({ tex, display, tag }: Found, context: PageContext) {
    this.tex = tex
    this.display = display
    this.#tag = tag
    this.#context = context
  }

  get mathml(): string | null {
    if (this.#made === undefined) this.#made = this.make()
    return this.#made
  }

  private make(): string | null {
    const { tex, display } = this
    const { references, macros } = this.#context
    const source = resolveReferences(tex, references)
    return toMathml(tex, { display, tag: this.#tag, source, macros: pickMacros(source, macros) })
  }
}
