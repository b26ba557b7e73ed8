import { listVariants } from '../chinese-characters.ts'
import { fold } from './words.ts'

/** The last English word of a text, behind no other letters. */
const LAST_WORD = /(?<![\p{L}\p{N}])[a-z]{3,}$/u
/**
 * How the other number of an English noun is made, by its ending; the first that fits holds. As the S stemmer (Harman 1991),
 * but that `gpus` and `apis` are plurals here: what is no word stands in no text.
 */
const NUMBERS: readonly [ending: RegExp, other: string][] = [
  [/(?<=^[a-z]+)ies$/, 'y'],
  [/(?<=[^aeiou])y$/, 'ies'],
  [/(?<=ss|x|z|ch|sh)es$/, ''],
  [/(?<=ss|x|z|ch|sh)$/, 'es'],
  // `news` is no plural of `new`.
  [/(?<=^(?!new)[a-z]{2,}[^s])s$/, ''],
  [/(?<=[^s])$/, 's'],
]

/** What words of this field begin with that are written with a hyphen, in two words or in one. */
const FIRST_PART =
  /^(?:anti|auto|cross|fine|hyper|meta|multi|non|over|post|pre|self|semi|sub|under|zero)(?=[a-z]{4,}$)/i

/**
 * The other forms of a word under which a search finds it: Chinese in the other characters, compounds without their
 * hyphens (`finetuning`) or parted (`pre-training`), English nouns in the other number (`scaling laws`). A quotation has
 * the first alone.
 */
export function listForms(text: string, { isQuoted }: { isQuoted: boolean }): string[] {
  const written = [
    text,
    ...listVariants(text),
    ...(isQuoted ? [] : [...listJoined(text), ...listParted(text)]),
  ]
  const forms = isQuoted ? written : written.flatMap((each) => [each, ...listNumbers(each)])
  return [...new Set(forms)].slice(1)
}

/** Those beside digits part anyway. */
function listJoined(text: string): string[] {
  const joined = text.normalize('NFKC').replace(/(?<=[a-z])[-\u2010](?=[a-z])/gi, '')
  return joined.length < text.length ? [joined] : []
}

/** What is no compound stands parted in no text. */
function listParted(text: string): string[] {
  const parted = text.replace(FIRST_PART, '$&-')
  return parted.length > text.length ? [parted] : []
}

function listNumbers(text: string): string[] {
  const folded = fold(text)
  const [word] = LAST_WORD.exec(folded) ?? []
  const rule = word && NUMBERS.find(([ending]) => ending.test(word))
  return word && rule ? [folded.slice(0, -word.length) + word.replace(...rule)] : []
}
