/** Letters and digits of a text in lower case, to compare names and titles whatever their spacing and punctuation. */
export function toWordKey(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
