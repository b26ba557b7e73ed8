/** A longer token is cut: base64 and the like are not words. Code units. */
const TOKEN_LENGTH_MAX = 64

const CJK = String.raw`[[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]&&[\p{L}\p{N}]]`
const LETTER = String.raw`[\p{L}--${CJK}]`

/** In this order: a run of Han, kana and hangul; digits; letters, with the signs that belong to a name (`c++`, `c#`). */
const RUNS = new RegExp(
  String.raw`(?<cjk>${CJK}+)|\p{N}+|(?<!${LETTER})[a-z]#(?![a-z#])|${LETTER}+(?:\+\+(?!${LETTER}|\+))?`,
  'gv',
)
const ACCENTED = /[^\p{ASCII}\p{Lo}\p{P}]/u
const ACCENTS = /(\p{Script=Latin}|\p{Script=Greek})[\u0300-\u036f]+/gu
const MARKS = /\p{M}+/gu
const ASCII_ONLY = /^[\p{ASCII}]*$/u

/** One query word as the tokens that stand next to each other in a text; with `prefix` the last may go on. */
export interface QueryWord {
  tokens: string[]
  prefix: boolean
  /** Wanted in the title; elsewhere it does not count. */
  inTitle?: boolean
}

/**
 * Text as space-joined tokens of letters and digits only, so that SQLite FTS5 `unicode61` and PostgreSQL `simple` split
 * it at the spaces and nowhere else. NFKC, lower case, accents off; letters and digits part (`GPT-4` and `gpt4` are both
 * `gpt 4`); runs of Han, kana and hangul become overlapping bigrams and their last character, so that every character
 * begins some token (`学习` is `学习 习`).
 */
export function toIndexText(text: string): string {
  const tokens: string[] = []
  for (const match of fold(text).matchAll(RUNS)) {
    if (match.groups?.cjk === undefined) tokens.push(toLatinToken(match[0]))
    else pushBigrams(tokens, match[0], true)
  }
  return tokens.join(' ')
}

/** One word or quotation of a search as the phrase of tokens to look for; no tokens for one without letters or digits. */
export function toQueryWord(text: string): QueryWord {
  const runs = [...fold(text).matchAll(RUNS)]
  const tokens: string[] = []
  let prefix = text.endsWith('*')
  for (const [index, match] of runs.entries()) {
    const isLast = index === runs.length - 1
    if (match.groups?.cjk === undefined) {
      tokens.push(toLatinToken(match[0]))
      continue
    }
    // The text may go on after the last run, so its last character must not have to end a run there.
    const length = pushBigrams(tokens, match[0], !isLast)
    if (isLast && length === 1) prefix = true
  }
  return { tokens, prefix }
}

/** Adds the bigrams of a run and, when `closed` or alone, its last character; returns its characters. */
function pushBigrams(tokens: string[], run: string, closed: boolean): number {
  const characters = [...run]
  for (let at = 0; at + 1 < characters.length; at++) {
    tokens.push(`${characters[at]}${characters[at + 1]}`)
  }
  if (closed || characters.length === 1) tokens.push(characters.at(-1) ?? '')
  return characters.length
}

function toLatinToken(run: string): string {
  const token = run.endsWith('#')
    ? `${run.slice(0, -1)}sharp`
    : run.endsWith('++')
      ? `${run.slice(0, -2)}plusplus`
      : run
  return token.length <= TOKEN_LENGTH_MAX ? token : token.slice(0, TOKEN_LENGTH_MAX).toWellFormed()
}

/** NFKC, lower case, and no accents on Latin and Greek; other marks (vowel points, tone marks) drop out of their words. */
function fold(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toLowerCase()
  const lower = text.normalize('NFKC').toLowerCase()
  if (!ACCENTED.test(lower)) return lower
  return lower.normalize('NFD').replace(ACCENTS, '$1').normalize('NFC').replace(MARKS, '')
}
