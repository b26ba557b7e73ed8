/**
 * What a UTF-16 code unit is to our counting: none of these, a character that is a word of its own, part of a word or of a
 * number. Not exported, and asked for by functions: an imported constant is read from memory at each comparison.
 */
const NO_LETTER = 0
const CJK = 1
const LETTER = 2
const DIGIT = 3

/** First and last code unit of each kind. `CJK` is kana, Han and hangul, and of rarer Han the first half of the pair. */
const RANGES: readonly (readonly [number, number, number])[] = [
  [0x30, 0x39, DIGIT],
  [0x41, 0x5a, LETTER],
  [0x61, 0x7a, LETTER],
  [0xc0, 0xd6, LETTER],
  [0xd8, 0xf6, LETTER],
  [0xf8, 0x1fff, LETTER],
  [0x3041, 0x30fa, CJK],
  [0x30fc, 0x30ff, CJK],
  [0x3400, 0x9fff, CJK],
  [0xac00, 0xd7a3, CJK],
  [0xd840, 0xd888, CJK],
]

/** By code unit: it is asked for every character of every post, several times. */
const kinds = new Uint8Array(0x1_0000)
for (const [first, last, kind] of RANGES) kinds.fill(kind, first, last + 1)

/** Whether a kind is that of a character that is a word of its own. */
export function isCjk(kind: number): boolean {
  return kind === CJK
}

/** Whether a kind is that of a part of a word, not of a number. */
export function isLetter(kind: number): boolean {
  return kind === LETTER
}

/** Whether a kind is that of a part of a word or number. */
export function isWordPart(kind: number): boolean {
  return kind >= LETTER
}

/** 1 for any kind but that of punctuation, symbols and space, to be added: where words end no processor foretells. */
export function countLetter(kind: number): 0 | 1 {
  return ((kind + DIGIT) >> 2) as 0 | 1
}

/** The kind of a code unit; 0 for punctuation, symbols and space. */
export function toLetterKind(code: number): number {
  return kinds[code] ?? NO_LETTER
}
