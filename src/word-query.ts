import { isOr } from './search.ts'
import { type QueryWord, toQueryWord } from './words.ts'

/** The words of a search, to be found in the tokens of `toIndexText`. */
export interface WordQuery {
  /** Every one of these, in any of its alternatives. */
  wanted: QueryWord[][]
  /** None of these. */
  unwanted: QueryWord[]
}

/** A word or a quotation, perhaps unwanted, perhaps of the title only. Words part at white space and commas. */
const PARTS =
  /(?<sign>(?<![^\s,，、;；。])[-−](?=[^\s-]))?(?:(?<field>title|intitle|标题)[:：])?(?:["“”](?<quoted>[^"“”]*)["“”]?|(?<bare>[^\s,，、;；。"“”]+))/giu

/**
 * Reads the words of a search: all are wanted, `"…"` keeps several together, `a OR b` wants either, `-a` none, `title:a`
 * wants it in the title. A trailing `*`, or a last run of one CJK character, makes a word the beginning of one. Whatever
 * is typed has a meaning; words without a letter or digit are left out.
 */
export function parseWords(text: string): WordQuery {
  const query: WordQuery = { wanted: [], unwanted: [] }
  let isAlternative = false
  for (const { groups = {} } of text.matchAll(PARTS)) {
    const { sign, field, quoted, bare } = groups
    if (isOr(bare) && !field && !sign) {
      isAlternative = query.wanted.length > 0
      continue
    }
    const word = toQueryWord(quoted ?? bare ?? '')
    if (word.tokens.length === 0) continue
    const placed = field ? { ...word, inTitle: true } : word
    const last = query.wanted.at(-1)
    if (sign) query.unwanted.push(placed)
    else if (isAlternative && last) last.push(placed)
    else query.wanted.push([placed])
    isAlternative = false
  }
  return query
}
