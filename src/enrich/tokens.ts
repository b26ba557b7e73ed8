import { toSimplified } from './chinese-characters.ts'

/** Letters below which a word has no plural worth undoing. */
const PLURAL_LENGTH_MIN = 4

/** The words of a text, each CJK character one. Both lists are equally long. */
export interface Tokens {
  /** For comparing: lower case, English plurals undone, simplified characters. */
  keys: string[]
  /** As written, but for the small s of `LLMs`. */
  forms: string[]
}

/**
 * Text as words for matching phrases: whatever is neither letter nor digit parts words and is gone, letters part from
 * digits (`GPT4` is `GPT 4`), and the signs of `C++` and `C#` stay with their letter.
 */
export function toTokens(text: string): Tokens {
  const tokens: Tokens = { keys: [], forms: [] }
  const normal = text.normalize('NFKC')
  for (let at = 0; at < normal.length; ) {
    const kind = toKind(normal.charCodeAt(at))
    let end = at + 1
    if (kind === 'letter' || kind === 'digit') {
      while (end < normal.length && toKind(normal.charCodeAt(end)) === kind) end++
      if (kind === 'letter') end = toSignsEnd(normal, at, end)
    }
    if (kind === 'cjk') pushCharacter(tokens, normal.charAt(at))
    else if (kind !== null) pushWord(tokens, normal.slice(at, end))
    at = end
  }
  return tokens
}

/** The key under which spellings of one name meet: its tokens with spaces between. */
export function toKey(name: string): string {
  return toTokens(name).keys.join(' ')
}

function pushCharacter(tokens: Tokens, character: string): void {
  const simple = toSimplified(character)
  tokens.keys.push(simple)
  tokens.forms.push(simple)
}

function pushWord(tokens: Tokens, word: string): void {
  tokens.keys.push(toSingular(word.toLowerCase()))
  tokens.forms.push(/\p{Lu}s$/u.test(word) ? word.slice(0, -1) : word)
}

/** After Harman's S-stemmer: enough to meet an English plural, and the same for every spelling of a word. */
function toSingular(word: string): string {
  if (word.length < PLURAL_LENGTH_MIN || !word.endsWith('s')) return word
  if (/(?:ss|x|zz|[tnr]ch|oach|sh)es$/.test(word)) return word.slice(0, -2)
  if (word.length > PLURAL_LENGTH_MIN && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return /[sui]s$/.test(word) ? word : word.slice(0, -1)
}

/** Where a word ends that may carry `++`, or `#` after a letter alone. */
function toSignsEnd(text: string, start: number, end: number): number {
  if (text.startsWith('++', end) && text[end + 2] !== '+') return end + 2
  return text[end] === '#' && end === start + 1 ? end + 1 : end
}

function toKind(code: number): 'letter' | 'digit' | 'cjk' | null {
  if (code < 0x80) {
    if (code >= 0x30 && code <= 0x39) return 'digit'
    return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a ? 'letter' : null
  }
  if ((code >= 0x3041 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || code === 0x3007)
    return 'cjk'
  if (code >= 0xac00 && code <= 0xd7a3) return 'cjk'
  return code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7 ? 'letter' : null
}
