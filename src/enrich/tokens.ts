import { toSimplified } from '../chinese-characters.ts'
import { isCjk, isLetter, isWordPart, toLetterKind } from './letter-kind.ts'

/** Letters below which a word has no plural worth undoing. */
const PLURAL_LENGTH_MIN = 4
const SPACE = 0x20

/** Words whose token is remembered: texts repeat theirs. Longer ones would keep the text alive they are cut from. */
const KNOWN_WORDS_MAX = 20_000
const KNOWN_LENGTH_MAX = 12

/** One word of a text, or one CJK character. The same object for the same word, as a rule. */
export interface Token {
  /** For comparing: lower case, English plurals undone, simplified characters. */
  key: string
  /** As written, but for the small s of `LLMs`. */
  form: string
  /** Hashes of both, below `MARKS`: what differs there differs. */
  keyMark: number
  formMark: number
}

/** Marks of keys and forms are below this. */
export const MARKS = 0x1_0000

const knownWords = new Map<string, Token>()
/** By code unit. */
const knownCharacters = new Array<Token | undefined>(0x1_0000)

/** Stands for the end of a sentence or clause: no phrase goes across it. */
const BREAK = toToken('', '')

/**
 * Text as words for matching phrases: whatever is neither letter nor digit parts words and is gone, but for breaks where
 * sentences and clauses end; letters part from digits (`GPT4` is `GPT 4`), and the signs of `C++` and `C#` stay with
 * their letter.
 */
export function toTokens(text: string): Token[] {
  const tokens: Token[] = []
  const normal = text.normalize('NFKC')
  for (let at = 0; at < normal.length; ) {
    const code = normal.charCodeAt(at)
    const kind = toLetterKind(code)
    let end = at + 1
    if (isWordPart(kind)) {
      while (end < normal.length && toLetterKind(normal.charCodeAt(end)) === kind) end++
      if (isLetter(kind)) end = toSignsEnd(normal, at, end)
      const word = normal.slice(at, end)
      tokens.push(knownWords.get(word) ?? readWord(word))
    } else if (isCjk(kind)) tokens.push(knownCharacters[code] ?? readCharacter(code))
    else if (code !== SPACE && isBreak(normal, at)) tokens.push(BREAK)
    at = end
  }
  return tokens
}

/** The key under which spellings of one name meet: the keys of its tokens with spaces between. */
export function toKey(name: string): string {
  return joinKeys(toTokens(name))
}

/** The key of a name that is taken apart already. */
export function joinKeys(tokens: readonly Token[]): string {
  return tokens.map(({ key }) => key).join(' ')
}

function readCharacter(code: number): Token {
  const simple = toSimplified(String.fromCharCode(code))
  const token = toToken(simple, simple)
  knownCharacters[code] = token
  return token
}

function readWord(word: string): Token {
  const form = word.endsWith('s') && /\p{Lu}s$/u.test(word) ? word.slice(0, -1) : word
  const token = toToken(toSingular(word.toLowerCase()), form)
  if (knownWords.size >= KNOWN_WORDS_MAX) knownWords.clear()
  if (word.length <= KNOWN_LENGTH_MAX) knownWords.set(word, token)
  return token
}

function toToken(key: string, form: string): Token {
  return { key, form, keyMark: toMark(key), formMark: toMark(form) }
}

/** FNV-1a, folded. */
function toMark(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 16)) & (MARKS - 1)
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
