import { LRUCache } from 'lru-cache'
import { MathMLToLaTeX } from 'mathml-to-latex'

/** Names that TeX has a command for. */
const FUNCTION_NAMES = new Set(
  `arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min
  Pr sec sin sinh sup tan tanh`.split(/\s+/),
)

/** Characters that TeX or our way of writing sees otherwise than a general table does. */
const OWN: Readonly<Record<string, string>> = {
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  $: '\\$',
  _: '\\_',
  '{': '\\{',
  '}': '\\}',
  '\\': '\\backslash',
  '~': '\\sim',
  '−': '-',
  '–': '-',
  '∗': '*',
  '′': "'",
  '″': "''",
  '‖': '\\|',
  '∥': '\\|',
  '|': '|',
  '∣': '\\mid',
  '…': '\\ldots',
  '⋯': '\\cdots',
  '∘': '\\circ',
  '→': '\\to',
  '≤': '\\leq',
  '≥': '\\geq',
  '⟨': '\\langle',
  '⟩': '\\rangle',
  '⊤': '\\top',
  ϵ: '\\epsilon',
  ε: '\\varepsilon',
  ϕ: '\\phi',
  φ: '\\varphi',
  '∅': '\\emptyset',
  ℓ: '\\ell',
  ℏ: '\\hbar',
  ℜ: '\\Re',
  ℑ: '\\Im',
  ℵ: '\\aleph',
  '⟶': '\\longrightarrow',
  '⇒': '\\Rightarrow',
  '≔': ':=',
  '≠': '\\neq',
  '*': '*',
  '-': '-',
  '/': '/',
  ':': ':',
  '\u00a0': '\\ ',
}

/** Symbols known to the library, asked once each. */
const SYMBOLS_MAX = 2_000
const symbols = new LRUCache<string, string>({ max: SYMBOLS_MAX })

export function isFunctionName(name: string): boolean {
  return FUNCTION_NAMES.has(name)
}

/** The command for one character; a character that has none stands for itself. */
export function toSymbol(character: string): string {
  const own = OWN[character]
  if (own !== undefined) return own
  if (character.charCodeAt(0) < 0x80) return character
  const known = symbols.get(character)
  if (known !== undefined) return known
  const symbol = askLibrary(character)
  symbols.set(character, symbol)
  return symbol
}

function askLibrary(character: string): string {
  try {
    return MathMLToLaTeX.convert(`<math><mo>${character}</mo></math>`).trim() || character
  } catch {
    // Half a surrogate pair and the like is no XML.
    return character
  }
}
