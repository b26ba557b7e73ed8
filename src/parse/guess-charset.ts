import { analyse } from 'chardet'

/** Enough text to tell languages apart; the detector is linear, but slow. */
const SAMPLE_BYTES_MAX = 65_536
/** Below this the detector is guessing (its scale is 0 to 100). */
const CONFIDENCE_MIN = 15
/** Of the characters beyond ASCII, how many may be unreadable in a right guess. */
const BAD_SHARE_MAX = 0.05

/** Charsets of Latin letters share most of their bytes; another than the western one must be so much likelier. */
const LATIN_MARGIN = 15
const LATIN = /^(windows-125[047]|ISO-8859-(2|9))$/
const WESTERN = /^(windows-1252|ISO-8859-1)$/

/** The likeliest charset of undeclared bytes that are not UTF-8, by the letters of their language; null when nothing fits. */
export function guessCharset(body: Uint8Array): string | null {
  const sample = Buffer.from(body.subarray(0, SAMPLE_BYTES_MAX)).toString('latin1')
  const words = Buffer.from(sample.replace(/<[^<>]*>|&\w+;/g, ' '), 'latin1')
  const guesses = analyse(words).filter(
    ({ name, confidence }) => confidence >= CONFIDENCE_MIN && fits(words, name),
  )
  const western = guesses.find(({ name }) => WESTERN.test(name))
  const [first] = guesses
  if (!first) return null
  const isClose = western && LATIN.test(first.name) && first.confidence - western.confidence < LATIN_MARGIN
  return new TextDecoder(isClose ? western.name : first.name).encoding
}

function fits(words: Uint8Array, charset: string): boolean {
  if (/^(UTF|ASCII)/i.test(charset)) return false // those were tried before
  try {
    const text = new TextDecoder(charset).decode(words)
    const beyondAscii = text.match(/[^\0-\x7f]/gu)?.length ?? 0
    return text.split('\ufffd').length - 1 <= beyondAscii * BAD_SHARE_MAX
  } catch {
    return false // a name that TextDecoder does not know
  }
}
