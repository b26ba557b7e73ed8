/** Beyond Latin 1: V8 keeps texts without such as bytes, and knows of those at once that none is in them. */
const WIDE = /[^\0-\xff]/
/** All controls but tabs and line feeds. Of a class of at most 16 signs, alike but for their eighth bit, V8 tries many bytes at once. */
const NARROW = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
  /[\0-\x08\x0e-\x13\x80-\x88\x8e-\x93]/,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
  /[\x0b-\x0d\x14-\x1f\x7f\x8b-\x8d\x94-\x9f]/,
  /[\x89\x8a]/,
]

/** Whether a long text has to be looked at closely: no control stands in it otherwise, and nothing beyond Latin 1. */
export function mayHoldControls(text: string): boolean {
  return WIDE.test(text) || NARROW.some((controls) => controls.test(text))
}
