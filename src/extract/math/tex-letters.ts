import { toSymbol } from './tex-symbols.ts'

/** Ranges of the mathematical alphanumerics (U+1D400 …) and the face of each; null is the usual italic. */
const FACES: readonly [from: number, to: number, face: string | null][] = [
  [0x1d400, 0x1d433, 'mathbf'],
  [0x1d434, 0x1d467, null],
  [0x1d468, 0x1d49b, 'boldsymbol'],
  [0x1d49c, 0x1d4cf, 'mathcal'],
  [0x1d4d0, 0x1d503, 'mathcal'],
  [0x1d504, 0x1d537, 'mathfrak'],
  [0x1d538, 0x1d56b, 'mathbb'],
  [0x1d56c, 0x1d59f, 'mathfrak'],
  [0x1d5a0, 0x1d66f, 'mathsf'],
  [0x1d670, 0x1d6a3, 'mathtt'],
  [0x1d6a4, 0x1d6a7, null],
  [0x1d6a8, 0x1d6e1, 'mathbf'],
  [0x1d6e2, 0x1d71b, null],
  [0x1d71c, 0x1d7c9, 'boldsymbol'],
  [0x1d7ca, 0x1d7d7, 'mathbf'],
  [0x1d7d8, 0x1d7e1, 'mathbb'],
  [0x1d7e2, 0x1d7f5, 'mathsf'],
  [0x1d7f6, 0x1d7ff, 'mathtt'],
]

/** Letters of those alphabets that Unicode has elsewhere. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  ℂ: 'mathbb',
  ℍ: 'mathbb',
  ℕ: 'mathbb',
  ℙ: 'mathbb',
  ℚ: 'mathbb',
  ℝ: 'mathbb',
  ℤ: 'mathbb',
  ℬ: 'mathcal',
  ℰ: 'mathcal',
  ℱ: 'mathcal',
  ℋ: 'mathcal',
  ℐ: 'mathcal',
  ℒ: 'mathcal',
  ℳ: 'mathcal',
  ℛ: 'mathcal',
  ℭ: 'mathfrak',
}

/** Values of `mathvariant` (MathML 3) and their commands. */
const VARIANTS: Readonly<Record<string, string>> = {
  bold: 'mathbf',
  'bold-italic': 'boldsymbol',
  'double-struck': 'mathbb',
  script: 'mathcal',
  'bold-script': 'mathcal',
  fraktur: 'mathfrak',
  'bold-fraktur': 'mathfrak',
  'sans-serif': 'mathsf',
  monospace: 'mathtt',
}

/**
 * The letters of an identifier or number as TeX: faces of mathematical alphanumerics become commands, one around each
 * run of the same face.
 */
export function toLetters(text: string, variant: string | undefined): string[] {
  const outer = VARIANTS[variant ?? '']
  const runs: { face: string | null; letters: string[] }[] = []
  for (const character of text) {
    const face = faceOf(character) ?? outer ?? null
    const letter = toSymbol(
      face === null && character < '\u{1d400}' ? character : character.normalize('NFKC'),
    )
    const last = runs.at(-1)
    if (last && last.face === face) last.letters.push(letter)
    else runs.push({ face, letters: [letter] })
  }
  return runs.flatMap(({ face, letters }) => (face === null ? letters : [`\\${face}{${letters.join('')}}`]))
}

function faceOf(character: string): string | null {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x1d400 || code > 0x1d7ff) return ELSEWHERE[character] ?? null
  return FACES.find(([from, to]) => code >= from && code <= to)?.[2] ?? null
}
