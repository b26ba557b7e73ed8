import { isFunctionName } from './tex-symbols.ts'

/** Characters that print nothing and that only one of two copies may hold. */
const UNPRINTED = /[\s\u00a0\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/u
const TEXT_CHARACTERS_MAX = 20_000
/** A place inside an unbalanced group is worse than any difference of glyphs. */
const UNBALANCED_COST = 1_000

/**
 * CSDN strips the tags from KaTeX's MathML, which leaves the glyphs and then the TeX in one string:
 * `D^=Dedupe∘Prof(V,E)\hat{D} = Dedupe \circ Prof(V, E)`, or, in older posts, one glyph a line and the TeX last.
 * The place to cut is where what stands before it is, glyph for glyph, what KaTeX shows; null when there is none.
 */
export function splitCopies(text: string, glyphs: string | null): string | null {
  const lines = text.trim()
  if (lines === '' || lines.length > TEXT_CHARACTERS_MAX) return null
  const places = lines.includes('\n') ? lineStarts(lines) : allPlaces(lines)
  const cut = glyphs === null ? halfway(lines, places) : bestCut(lines, { places, glyphs })
  const tex = cut === null ? '' : lines.slice(cut).trim()
  return tex === '' ? null : tex
}

function allPlaces(text: string): Set<number> {
  return new Set(Array.from({ length: text.length }, (_, at) => at))
}

function lineStarts(text: string): Set<number> {
  const starts = new Set<number>()
  for (const { index, 0: indent } of text.matchAll(/^[^\S\n]*\S/gm)) starts.add(index + indent.length - 1)
  return starts
}

/** The cut before which the printed characters differ least from the glyphs shown; the first of equals. */
function bestCut(text: string, { places, glyphs }: { places: Set<number>; glyphs: string }): number | null {
  const owed = countPrinted(glyphs)
  let difference = 0
  for (const count of owed.values()) difference += count
  const unbalanced = unbalancedFrom(text)
  let best: { at: number; cost: number } | null = null
  let at = 0
  for (const glyph of text) {
    if (!UNPRINTED.test(glyph)) {
      const cost = difference + (unbalanced[at] ? UNBALANCED_COST : 0)
      if (at > 0 && places.has(at) && (!best || cost < best.cost)) best = { at, cost }
      const left = owed.get(glyph) ?? 0
      difference += left > 0 ? -1 : 1
      owed.set(glyph, left - 1)
    }
    at += glyph.length
  }
  return best?.at ?? null
}

function countPrinted(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const glyph of text) if (!UNPRINTED.test(glyph)) counts.set(glyph, (counts.get(glyph) ?? 0) + 1)
  return counts
}

/** For each place whether the braces from there to the end do not match. */
function unbalancedFrom(text: string): boolean[] {
  const unbalanced: boolean[] = []
  let depth = 0
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const escaped = text[at - 1] === '\\'
    if (text[at] === '}' && !escaped) depth += 1
    if (text[at] === '{' && !escaped) depth -= 1
    unbalanced[at] = depth !== 0
  }
  return unbalanced
}

/** Without glyphs to compare with: the glyphs hold half of the letters and digits that are not part of a command. */
function halfway(text: string, places: Set<number>): number | null {
  const command = text.indexOf('\\')
  const plain = text.replace(/\\([a-zA-Z]+)/g, (command, name) =>
    isFunctionName(name) ? ` ${name}` : ' '.repeat(command.length),
  )
  const letters = [...plain.matchAll(/[\p{L}\p{N}]/gu)].map((match) => match.index)
  const middle = letters[Math.ceil(letters.length / 2)] ?? null
  if (middle === null) return command > 0 ? command : null
  const until = command > 0 ? Math.min(middle, command) : middle
  for (let at = until; at > 0; at -= 1) if (places.has(at)) return at
  return null
}
