import { detectChineseScript } from '../chinese-characters.ts'
import { toLocale } from '../language-tag.ts'
import { countFunctionWords } from './function-words.ts'
import { countScripts, type Script } from './script-counts.ts'

/** Characters looked at: as many from the start as from the middle. */
const SAMPLE_CHARACTERS_MAX = 3_000
/** A Han character says about as much as this many Latin letters. */
const HAN_WEIGHT = 3
/** Kana per Han and kana from which a text is Japanese; Chinese quotes of Japanese stay below. */
const KANA_SHARE_MIN = 0.08
const HANGUL_SHARE_MIN = 0.2
/** Fewer letters than this say nothing; CJK characters count twice. */
const LETTERS_MIN = 4
/** Small words that prove a language of Latin script: at least so many different ones, and so great a share of all words. */
const FUNCTION_WORDS_MIN = 3
const FUNCTION_WORD_SHARE_MIN = 0.08
/** The share that overrules a hint of a language we cannot recognise. */
const FUNCTION_WORD_SHARE_CLEAR = 0.25
/** A hinted language stands while it has at least this part of the best one's small words. */
const HINT_TOLERANCE = 0.6

/** Languages by script where words are not looked at, the usual one first. */
const LANGUAGES_OF_SCRIPT: Partial<Record<Script, readonly string[]>> = {
  cyrillic: ['ru', 'uk', 'bg', 'be', 'sr', 'mk', 'kk', 'mn'],
  greek: ['el'],
  hebrew: ['he', 'yi'],
  arabic: ['ar', 'fa', 'ur'],
  devanagari: ['hi', 'mr', 'ne'],
  thai: ['th'],
}
const OWN_SCRIPT = new Set(['zh', 'ja', 'ko', ...Object.values(LANGUAGES_OF_SCRIPT).flat()])

/** What feeds write where they mean a language code. */
const MISNOMERS: Record<string, string> = { cn: 'zh', jp: 'ja', kr: 'ko', gr: 'el', se: 'sv', ua: 'uk' }
const NO_LANGUAGE = new Set(['und', 'mul', 'zxx', 'mis', 'root'])

/**
 * The language of a text as BCP 47: `zh-Hans`, `zh-Hant`, `en`, `ja`, `ko`, or another. Clear text overrules a wrong
 * hint; unclear text takes the hint; null when neither says anything.
 * `text`: prose only, without code and formulas. `hint`: what the feed or page claims, of any shape.
 */
export function detectLanguage({ text, hint }: { text: string; hint: string | null }): string | null {
  const claimed = toLanguageTag(hint)
  const sample = toSample(text)
  const counts = countScripts(sample)
  const letters = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const cjk = counts.han + counts.kana + counts.hangul
  if (cjk + letters < LETTERS_MIN) return claimed
  if (cjk > 0 && cjk * HAN_WEIGHT >= letters - cjk) return detectCjk({ text: sample, counts, claimed })

  const script = toMainScript(counts)
  if (script === 'latin') {
    // Names of programs and their options are of no language: what is written between them tells.
    const told = detectLatin(sample, claimed)
    if (told !== null || cjk < LETTERS_MIN || holdsSentence(sample)) return told
    return detectCjk({ text: sample, counts, claimed })
  }
  const possible = LANGUAGES_OF_SCRIPT[script] ?? []
  if (claimed && possible.includes(toPrimary(claimed))) return claimed
  if (script === 'cyrillic' && /[іїєґ]/i.test(sample)) return 'uk'
  if (script === 'arabic' && /[پچژگ]/.test(sample)) return 'fa'
  return possible[0] ?? claimed
}

function detectCjk(given: { text: string; counts: Record<Script, number>; claimed: string | null }): string {
  const { han, kana, hangul } = given.counts
  if (hangul > (han + kana + hangul) * HANGUL_SHARE_MIN && hangul > kana) return 'ko'
  if (kana > (han + kana) * KANA_SHARE_MIN) return 'ja'
  const script = detectChineseScript(given.text)
  if (script) return given.claimed === 'ja' && han < LETTERS_MIN * 5 ? 'ja' : script
  if (given.claimed?.startsWith('zh') || given.claimed === 'ja') return given.claimed
  return 'zh-Hans'
}

function detectLatin(text: string, claimed: string | null): string | null {
  const { words, counts } = countFunctionWords(text.toLowerCase())
  const best = counts[0]
  const share = (best?.hits ?? 0) / Math.max(1, words)
  if (!best || best.kinds < FUNCTION_WORDS_MIN || share < FUNCTION_WORD_SHARE_MIN) return claimed
  if (!claimed) return best.language
  const own = counts.find(({ language }) => language === toPrimary(claimed))
  if (own) return own.kinds >= best.kinds * HINT_TOLERANCE ? claimed : best.language
  const isUnknownLatin = !OWN_SCRIPT.has(toPrimary(claimed))
  return isUnknownLatin && share < FUNCTION_WORD_SHARE_CLEAR ? claimed : best.language
}

/** Whether words of Latin script are more than names: two small words of one language make a sentence. */
function holdsSentence(text: string): boolean {
  return (countFunctionWords(text.toLowerCase()).counts[0]?.kinds ?? 0) > 1
}

function toSample(text: string): string {
  if (text.length <= SAMPLE_CHARACTERS_MAX) return text
  const half = SAMPLE_CHARACTERS_MAX / 2
  const middle = Math.max(half, Math.floor(text.length / 2))
  return `${text.slice(0, half)} ${text.slice(middle, middle + half)}`
}

function toMainScript(counts: Record<Script, number>): Script {
  const scripts = Object.entries(counts) as [Script, number][]
  return scripts.reduce((top, next) => (next[1] > top[1] ? next : top))[0]
}

/** A claim as a language tag: Chinese by its script, English, Japanese and Korean without region; null for nonsense. */
function toLanguageTag(claim: string | null): string | null {
  const match = /^\s*([a-z]{2,3})(?:[-_]([a-z0-9_-]{1,30}))?\s*$/i.exec(claim ?? '')
  if (!match) return null
  const first = (match[1] ?? '').toLowerCase()
  const primary = MISNOMERS[first] ?? first
  const rest = (match[2] ?? '').toLowerCase()
  if (NO_LANGUAGE.has(primary)) return null
  if (primary === 'zh') return /hant|tw|hk|mo/.test(rest) ? 'zh-Hant' : 'zh-Hans'
  if (primary === 'en' || primary === 'ja' || primary === 'ko') return primary
  return toLocale(rest ? `${primary}-${rest.replaceAll('_', '-')}` : primary)?.toString() ?? null
}

function toPrimary(tag: string): string {
  return tag.split('-', 1)[0] ?? tag
}
