import { toSimplified } from '../chinese-characters.ts'
import { isBreakMark, scanTokens, type TokenScan } from './scan-tokens.ts'

/** Letters below which a word has no plural worth undoing. */
const PLURAL_LENGTH_MIN = 4

/** Words whose token is remembered: texts repeat theirs. */
const KNOWN_WORDS_MAX = 20_000
/** No longer word is remembered anywhere: V8 would keep all of the text that it is cut from. Code units. */
export const KNOWN_LENGTH_MAX = 12

/** One word of a text, or one CJK character. The same object for the same word, as a rule. */
export interface Token {
  /** For comparing: lower case, English plurals undone, simplified characters. */
  key: string
  /** As written, but for the small s of `LLMs`. */
  form: string
}

const knownWords = new Map<string, Token>()
/** Stands for the end of a sentence or clause: no phrase goes across it. */
const BREAK: Token = { key: '', form: '' }

/** The words of a text. */
export function toTokens(text: string): Token[] {
  const scan = scanTokens(text)
  const tokens: Token[] = []
  for (let at = 0; at < scan.count; at++) tokens.push(readToken(scan, at))
  return tokens
}

/** One of the words of a text. */
export function readToken({ text, starts, ends, marks }: TokenScan, at: number): Token {
  if (isBreakMark(marks[at] ?? 0)) return BREAK
  const word = text.slice(starts[at], ends[at])
  return knownWords.get(word) ?? readWord(word)
}

/** The key under which spellings of one name meet: the keys of its tokens with spaces between. */
export function toKey(name: string): string {
  return joinKeys(toTokens(name))
}

/** The key of a name that is taken apart already. */
export function joinKeys(tokens: readonly Token[]): string {
  return tokens.map(({ key }) => key).join(' ')
}

/** How words of texts may be written, case apart, that have a key or form: what `toSingular` undoes is done again. */
export function listSpellings(word: string): string[] {
  return word === '' ? [''] : [word, `${word}s`, `${word}es`, word.replace(/y$/, 'ies')]
}

function readWord(word: string): Token {
  const simple = toSimplified(word)
  const form = simple.endsWith('s') && /\p{Lu}s$/u.test(simple) ? simple.slice(0, -1) : simple
  const token = { key: toSingular(simple.toLowerCase()), form }
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
