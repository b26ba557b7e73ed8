import { LRUCache } from 'lru-cache'
import { adaptTex } from './adapt-tex.ts'
import { renderTex } from './render-tex.ts'
import { escapeText, slimMathml } from './slim-mathml.ts'
import { type Macros, splitDefinitions } from './tex-definitions.ts'

/** Longer TeX is not typeset: what takes Temml longest at this length takes some 30 ms. */
const TEX_CHARACTERS_MAX = 4_000
const FORMULAS_MAX = 2_000
const CHARACTERS_MAX = 8_000_000

/** What formulas became: blogs repeat theirs, and a refresh reads the same posts again. A pure function outside. */
const made = new LRUCache<string, { mathml: string | null }>({
  max: FORMULAS_MAX,
  maxSize: CHARACTERS_MAX,
  sizeCalculation: ({ mathml }, key) => key.length + (mathml?.length ?? 0) + 1,
})

export interface MathmlOptions {
  display: boolean
  /** The number that the page prints beside it. */
  tag?: string | undefined
  /** What is set instead of the TeX itself: the same with references resolved. */
  source?: string
  /** Commands of the page that it uses. */
  macros?: Macros
}

/**
 * A complete `<math>` element for TeX, with the TeX itself in an `annotation`; null where it is too long or cannot be
 * read. Only MathML elements and inert attributes, whatever the TeX says: no links, styles, classes or ids.
 *
 * Renders without a stylesheet but for what MathML Core leaves to CSS (alignment of columns, lines of tables, boxes),
 * which pages style by the attributes `columnalign`, `data-line`, `notation` and `width`.
 */
export function toMathml(tex: string, options: MathmlOptions): string | null {
  const { display, tag, source = tex, macros = {} } = options
  if (Math.max(tex.length, source.length) > TEX_CHARACTERS_MAX) return null
  const context = [
    display ? 'block' : 'inline',
    tag ?? '',
    source === tex ? '' : source,
    ...Object.entries(macros),
  ]
  const key = `${context.join('\u0000')}\n${tex}`
  const known = made.get(key)
  if (known) return known.mathml
  const mathml = build(tex, { display, tag, source, macros })
  made.set(key, { mathml })
  return mathml
}

function build(tex: string, { display, tag, source = tex, macros = {} }: MathmlOptions): string | null {
  const { rest, macros: own } = splitDefinitions(source)
  const adapted = adaptTex(rest, { display, tag })
  // Environments of whole lines are read in display mode only, wherever they stand.
  const block = display || LINES.test(adapted)
  const markup = renderTex(adapted, { display: block, macros: { ...macros, ...own } })
  if (markup === null) return null
  const open = display ? '<math display="block">' : '<math>'
  const annotation = `<annotation encoding="application/x-tex">${escapeText(tex)}</annotation>`
  return `${open}<semantics>${slimMathml(markup)}${annotation}</semantics></math>`
}

const LINES = /\\begin\{(?:equation|align|alignat|flalign|gather|multline|split)\*?\}/
