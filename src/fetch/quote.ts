const CHARACTERS_MAX = 200
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu

/** Words of an origin or a hub as they may stand in a sentence of ours: one line, in quotes, cut to a length. */
export function quote(text: string): string {
  const plain = text.slice(0, CHARACTERS_MAX).replace(UNPRINTABLE, ' ').trim()
  return `"${plain}${text.length > CHARACTERS_MAX ? '…' : ''}"`
}
