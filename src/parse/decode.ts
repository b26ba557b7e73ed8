import { findDeclaredCharsets } from './declared-charset.ts'
import { guessCharset } from './guess-charset.ts'
import { decodeWide, findWideCharset } from './wide-charset.ts'

/** Text of a document and how it was read. */
export interface Decoded {
  text: string
  /** Name of the charset as `TextDecoder` spells it, or utf-32le, utf-32be. */
  charset: string
  /** One sentence for each thing that did not fit. */
  warnings: string[]
}

/** So many characters do not happen to be valid UTF-8 by chance, whatever is declared. */
const UTF8_PROOF_CHARACTERS = 3
/** Of the characters beyond ASCII, how many may be unreadable before a charset counts as wrong. */
const BAD_SHARE_MAX = 0.1
const LAST_RESORT = 'windows-1252'
const REPLACEMENT = '\ufffd'

/**
 * Bytes of XML, JSON or HTML to text; never fails. A byte order mark wins, then the HTTP charset (if it is not merely
 * Latin 1), then what the document declares of itself (XML declaration or HTML meta), each only where the bytes agree;
 * UTF-8 that proves itself wins over a wrong declaration. Undeclared bytes are guessed, at last windows-1252 (as the
 * WHATWG encoding standard does).
 */
export function decodeText({
  body,
  contentType = null,
}: {
  body: Uint8Array
  contentType?: string | null
}): Decoded {
  const wide = findWideCharset(body)
  if (wide) return toDecoded(decodeWide(body, wide), wide, [])
  const { charsets, unknown } = findDeclaredCharsets(body, contentType)
  const warnings = unknown.map((name) => `The document names the charset "${name}", which does not exist.`)
  const { text, charset } =
    readStrictly(body, charsets) ?? readTolerantly(body, charsets) ?? readByGuess(body)
  const declared = charsets[0]
  if (declared && declared !== charset)
    warnings.push(
      `The document says that it is ${declared}, but its bytes are not; it was read as ${charset}.`,
    )
  return toDecoded(text, charset, warnings)
}

interface Read {
  text: string
  charset: string
}

function toDecoded(text: string, charset: string, warnings: string[]): Decoded {
  const plain = text.startsWith('\ufeff') ? text.replace(/^\ufeff+/, '') : text
  const bad = countUnreadable(plain)
  const tail = bad === 1 ? '1 place is' : `${bad} places are`
  return {
    text: plain,
    charset,
    warnings: bad > 0 ? [...warnings, `${tail} not readable as ${charset}.`] : warnings,
  }
}

function decodeStrictly(body: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return null
  }
}

/** The first charset of which every byte is valid. */
function readStrictly(body: Uint8Array, charsets: string[]): Read | null {
  const utf8 = decodeStrictly(body, 'utf-8')
  const others = charsets.filter((charset) => charset !== 'utf-8')
  const proof = charsets.includes('utf-8') ? 1 : UTF8_PROOF_CHARACTERS
  if (utf8 !== null && (others.length === 0 || countBeyondAscii(utf8) >= proof))
    return { text: utf8, charset: 'utf-8' }
  for (const charset of others) {
    const text = decodeStrictly(body, charset)
    if (text !== null) return { text, charset }
  }
  return utf8 === null ? null : { text: utf8, charset: 'utf-8' }
}

function countUnreadable(text: string): number {
  return text.includes(REPLACEMENT) ? text.split(REPLACEMENT).length - 1 : 0
}

function countBeyondAscii(text: string): number {
  return text.match(/[^\0-\x7f]/gu)?.length ?? 0
}

/** The declared charset, or UTF-8, when only few bytes are wrong: a character cut in half, a stray old byte. */
function readTolerantly(body: Uint8Array, charsets: string[]): Read | null {
  for (const charset of new Set([...charsets, 'utf-8'])) {
    const text = new TextDecoder(charset, { ignoreBOM: true }).decode(body)
    const bad = countUnreadable(text)
    if (bad <= countBeyondAscii(text) * BAD_SHARE_MAX) return { text, charset }
  }
  return null
}

function readByGuess(body: Uint8Array): Read {
  const charset = guessCharset(body) ?? LAST_RESORT
  return { text: new TextDecoder(charset, { ignoreBOM: true }).decode(body), charset }
}
