const CHARACTERS_MAX = 200
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu

/** Words of a hub as an operator may read them: one line, in quotes, cut to a length; null for none. */
export function toRemark(words: string | null): string | null {
  const plain = (words ?? '').slice(0, CHARACTERS_MAX).replace(UNPRINTABLE, ' ').trim()
  return plain === '' ? null : `“${plain}”`
}
