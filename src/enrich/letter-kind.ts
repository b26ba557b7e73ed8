/** What a UTF-16 code unit is to our counting: a character that is a word of its own, or part of a word or number. */
export type LetterKind = 'cjk' | 'letter' | 'digit'

/**
 * The kind of a code unit; null for punctuation, symbols and space. A range check, not Unicode's tables: it runs for every
 * character of every post. `cjk` is kana, Han and hangul, and of rarer Han the first half of the pair.
 */
export function toLetterKind(code: number): LetterKind | null {
  if (code < 0x80) return toAsciiKind(code)
  if (code < 0x2000) return code >= 0xc0 && code !== 0xd7 && code !== 0xf7 ? 'letter' : null
  const isHan = (code >= 0x3400 && code <= 0x9fff) || (code >= 0xd840 && code <= 0xd888)
  const isKana = code >= 0x3041 && code <= 0x30ff && code !== 0x30fb
  return isHan || isKana || (code >= 0xac00 && code <= 0xd7a3) ? 'cjk' : null
}

function toAsciiKind(code: number): LetterKind | null {
  if (code >= 0x30 && code <= 0x39) return 'digit'
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a ? 'letter' : null
}
