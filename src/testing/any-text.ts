import fc from 'fast-check'

/** Control characters, ASCII, the rest of the first plane on both sides of the surrogates, and beyond. */
const CHARACTERS = [
  [0, 0x7f],
  [0x80, 0xd7ff],
  [0xe000, 0xffff],
  [0x10000, 0x10ffff],
] as const

const character = fc.oneof(...CHARACTERS.map(([min, max]) => fc.integer({ min, max })))

/**
 * Any text without lone surrogates, its length counted in characters. fast-check's own (`unit: 'binary'`) makes a table of
 * all characters first, which takes seconds.
 */
export function anyText(lengths: { minLength?: number; maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.array(character, lengths).map((points) => String.fromCodePoint(...points))
}
