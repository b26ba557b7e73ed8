/** A longer token is cut: base64 and the like are not words. Code units. */
export const TOKEN_LENGTH_MAX = 64
const SPACE = 0x20

/** What a code unit is here: none of these parts words, as ASCII signs do but for `+` and `#`, which names may end with. */
const DIGIT = 1
const LETTER = 2
const NOT_PLAIN = 3
const kinds = new Uint8Array(0x1_0000)
kinds.fill(NOT_PLAIN, 0x80)
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ+#') kinds[sign.charCodeAt(0)] = NOT_PLAIN
for (const digit of '0123456789') kinds[digit.charCodeAt(0)] = DIGIT
for (const letter of 'abcdefghijklmnopqrstuvwxyz') kinds[letter.charCodeAt(0)] = LETTER

/** Code units, not strings: a post has thousands of tokens, and all that is wanted is the text of them. */
export interface Written {
  codes: Uint16Array
  length: number
}

/**
 * Writes what is plain from a place on, quicker than run by run; returns where something else begins, or the word before
 * that, which may go on with it.
 */
export function writePlain(written: Written, codes: Uint16Array, from: number): number {
  const to = written.codes
  let { length } = written
  let [at, kind, repeats] = [from, 0, 0]
  for (; at < codes.length; at++) {
    const code = codes[at] ?? 0
    const next = kinds[code] ?? 0
    // Added, not asked for: where words end no processor foretells.
    const changes = anyOf(next ^ kind)
    repeats = (repeats + 1) & (changes - 1)
    if (next === NOT_PLAIN || repeats === TOKEN_LENGTH_MAX) break
    to[length] = SPACE
    length += changes & anyOf(kind)
    to[length] = code
    length += anyOf(next)
    kind = next
  }
  if (at === codes.length && kind !== 0) to[length++] = SPACE
  else for (; kind !== 0 && at > from && kinds[codes[at - 1] ?? 0] === kind; at--) length--
  written.length = length
  return at
}

/** 1 for any kind, 0 for none. */
function anyOf(kind: number): number {
  return (kind + 3) >> 2
}
