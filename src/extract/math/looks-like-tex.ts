/** Signs that prose does not hold: commands, scripts, relations between short things. */
const SIGNS = /\\[a-zA-Z]+|\\[{}|,;!]|[A-Za-z0-9)}\]|'\u0370-\u03ff]\s*[_^]\s*[A-Za-z0-9{\\(*'+\-∗⊤]/
const WORD = /[A-Za-z\u00c0-\u024f]{3,}/g
const OPERATOR = /[=<>≤≥≠≈∈+\-*/×·∑∏|()]/
const HAN = /[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]/

/** Whether text by itself, with no delimiters, is TeX rather than words: for attributes and alternative texts. */
export function looksLikeTex(text: string): boolean {
  const tex = text.trim()
  if (tex === '') return false
  if (SIGNS.test(tex)) return true
  if (HAN.test(tex)) return false
  const words = tex.match(WORD)?.length ?? 0
  if (words > 1) return false
  return OPERATOR.test(tex) || (words === 0 && tex.length <= SHORT_CHARACTERS)
}

/** A variable, a number, a pair of brackets: `T`, `55/23`, `O(n)`. */
const SHORT_CHARACTERS = 12
