import { toSimplified } from './chinese-characters.ts'
import { CJK, isWordPart, LETTER, toLetterKind } from './letter-kind.ts'

/** Letters below which a word has no plural worth undoing. */
const PLURAL_LENGTH_MIN = 4

/** Words whose key and form are remembered: texts repeat theirs. Longer ones would keep the text alive they are cut from. */
const KNOWN_WORDS_MAX = 20_000
const KNOWN_LENGTH_MAX = 12

interface Token {
  key: string
  form: string
}

const knownWords = new Map<string, Token>()
/** Simplified characters by the code unit they were written with: the same string each time, which maps find quickly. */
const knownCharacters = new Array<string | undefined>(0x1_0000)

/** The words of a text, each CJK character one. Both lists are equally long. */
export interface Tokens {
  /** For comparing: lower case, English plurals undone, simplified characters. */
  keys: string[]
  /** As written, but for the small s of `LLMs`. */
  forms: string[]
}

/** Stands for the end of a sentence or clause: no phrase goes across it. */
const BREAK = ''

/**
 * Text as words for matching phrases: whatever is neither letter nor digit parts words and is gone, but for breaks where
 * sentences and clauses end; letters part from digits (`GPT4` is `GPT 4`), and the signs of `C++` and `C#` stay with
 * their letter.
 */
export function toTokens(text: string): Tokens {
  const tokens: Tokens = { keys: [], forms: [] }
  const normal = text.normalize('NFKC')
  for (let at = 0; at < normal.length; ) {
    const kind = toLetterKind(normal.charCodeAt(at))
    let end = at + 1
    if (isWordPart(kind)) {
      while (end < normal.length && toLetterKind(normal.charCodeAt(end)) === kind) end++
      if (kind === LETTER) end = toSignsEnd(normal, at, end)
    }
    if (kind === CJK) push(tokens, toCharacter(normal.charCodeAt(at)))
    else if (isWordPart(kind)) pushWord(tokens, normal.slice(at, end))
    else if (isBreak(normal, at)) push(tokens, BREAK)
    at = end
  }
  return tokens
}

/** The key under which spellings of one name meet: its tokens with spaces between. */
export function toKey(name: string): string {
  return toTokens(name).keys.join(' ')
}

function push(tokens: Tokens, token: string): void {
  tokens.keys.push(token)
  tokens.forms.push(token)
}

function toCharacter(code: number): string {
  const known = knownCharacters[code]
  if (known !== undefined) return known
  const simple = toSimplified(String.fromCharCode(code))
  knownCharacters[code] = simple
  return simple
}

function pushWord(tokens: Tokens, word: string): void {
  const { key, form } = knownWords.get(word) ?? toToken(word)
  tokens.keys.push(key)
  tokens.forms.push(form)
}

function toToken(word: string): Token {
  const form = word.endsWith('s') && /\p{Lu}s$/u.test(word) ? word.slice(0, -1) : word
  const token = { key: toSingular(word.toLowerCase()), form }
  if (knownWords.size >= KNOWN_WORDS_MAX) knownWords.clear()
  if (word.length <= KNOWN_LENGTH_MAX) knownWords.set(word, token)
  return token
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

/** Whether a mark ends something: not those within numbers and names (`3,000`, `3.5`, `std::vector`), nor the last of all. */
function isBreak(text: string, at: number): boolean {
  if (at + 1 >= text.length || !'.,;:!?。、'.includes(text.charAt(at))) return false
  const next = toLetterKind(text.charCodeAt(at + 1))
  return !isWordPart(next)
}
