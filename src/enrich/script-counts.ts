import { toCharCodes } from '../char-codes.ts'

/** How many letters of each writing system a text holds. */
export type Script =
  | 'han'
  | 'kana'
  | 'hangul'
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'hebrew'
  | 'arabic'
  | 'devanagari'
  | 'thai'

/** First and last code unit of each script's letters. Han beyond the basic plane counts by its high surrogates. */
const RANGES: readonly (readonly [number, number, Script])[] = [
  [0x41, 0x5a, 'latin'],
  [0x61, 0x7a, 'latin'],
  [0xc0, 0x24f, 'latin'],
  [0x370, 0x3ff, 'greek'],
  [0x400, 0x52f, 'cyrillic'],
  [0x5d0, 0x5ea, 'hebrew'],
  [0x620, 0x6d3, 'arabic'],
  [0x900, 0x97f, 'devanagari'],
  [0xe00, 0xe4e, 'thai'],
  [0x1100, 0x11ff, 'hangul'],
  [0x1e00, 0x1eff, 'latin'],
  [0x3041, 0x3096, 'kana'],
  [0x30a1, 0x30fa, 'kana'],
  [0x3400, 0x4dbf, 'han'],
  [0x4e00, 0x9fff, 'han'],
  [0xac00, 0xd7a3, 'hangul'],
  [0xd840, 0xd888, 'han'],
  [0xf900, 0xfaff, 'han'],
]

const SCRIPTS = [...new Set(RANGES.map(([, , script]) => script))]
/** By code unit: 1 and more for a script's place in SCRIPTS, 0 for none. */
const places = new Uint8Array(0x1_0000)
for (const [first, last, script] of RANGES) places.fill(SCRIPTS.indexOf(script) + 1, first, last + 1)

/** Counts the letters of a text by script; digits, signs and other scripts count nowhere. */
export function countScripts(text: string): Record<Script, number> {
  const counts = new Uint32Array(SCRIPTS.length + 1)
  const codes = toCharCodes(text)
  for (let at = 0; at < codes.length; at++) {
    const place = places[codes[at] ?? 0] ?? 0
    counts[place] = (counts[place] ?? 0) + 1
  }
  return Object.fromEntries(SCRIPTS.map((script, at) => [script, counts[at + 1] ?? 0])) as Record<
    Script,
    number
  >
}
