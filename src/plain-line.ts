/** Controls that are no white space, and code points that are no characters. */
const NOISE = /(?!\s)\p{Cc}|\p{Noncharacter_Code_Point}/gu
/** Embeddings and overrides of the reading direction: on one line they only serve to disguise (UAX #9 §2.1, §2.2). */
const OVERRIDES = /[\u202a-\u202e]/g
const ISOLATES = /[\u2066-\u2069]/g
const ISOLATE_END = '\u2069'
/** More marks on one letter are no writing; they would paint over the lines around. */
const STACKED = /(\p{M}{8})\p{M}+/gu
const ELLIPSIS = '…'
/** Anything to see: no space, no mark of direction or joining, no filler. */
const SEEN = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u
/** Words of ASCII and Han, one space between them: most lines are that, and plain already. */
const PLAIN = /^[!-~\u4e00-\u9fff]+(?: [!-~\u4e00-\u9fff]+)*$/

/**
 * Text of unknown origin on one plain line: white space folded; no control characters, halves of characters, towers of
 * marks or overrides of the reading direction; isolates only in pairs; none where there is nothing to see. Longer than
 * `charactersMax` UTF-16 code units, it is cut and ends with …
 */
export function toPlainLine(text: string, charactersMax: number = Number.POSITIVE_INFINITY): string {
  if (text.length <= charactersMax && PLAIN.test(text)) return text
  const clean = text.toWellFormed().replace(NOISE, '').replace(OVERRIDES, '').replace(STACKED, '$1')
  const line = SEEN.test(clean) ? foldSpaces(pairIsolates(clean)) : ''
  if (line.length <= charactersMax) return line
  return foldSpaces(pairIsolates(`${cutAt(line, charactersMax - 1)}${ELLIPSIS}`))
}

function foldSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function cutAt(text: string, end: number): string {
  const isPair = /[\ud800-\udbff]/.test(text.charAt(end - 1))
  return text.slice(0, isPair ? end - 1 : end).trimEnd()
}

/** Drops what opens an isolate that does not end, and what ends none. */
function pairIsolates(text: string): string {
  const isPaired = new Set<number>()
  const open: number[] = []
  for (const { 0: sign, index } of text.matchAll(ISOLATES)) {
    if (sign !== ISOLATE_END) open.push(index)
    else {
      const start = open.pop()
      if (start !== undefined) isPaired.add(start).add(index)
    }
  }
  return text.replace(ISOLATES, (sign, index: number) => (isPaired.has(index) ? sign : ''))
}
