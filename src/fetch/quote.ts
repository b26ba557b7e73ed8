const CHARACTERS_MAX = 200
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** Words of an origin as they may stand in a failure's detail: in quotes, without control characters, cut to a length. */
export function quote(text: string): string {
  const plain = text.slice(0, CHARACTERS_MAX).replace(UNPRINTABLE, '')
  return `"${plain}${text.length > CHARACTERS_MAX ? '…' : ''}"`
}
