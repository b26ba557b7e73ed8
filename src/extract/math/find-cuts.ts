import { type ChildNode, Text } from 'domhandler'
import { toAtom } from './atom.ts'
import { scanBareBrackets } from './bare-brackets.ts'
import { type DollarRule, isFormula } from './dollar-rule.ts'
import type { Found } from './found.ts'
import { mendTex } from './mend-tex.ts'
import type { References } from './number-equations.ts'
import { type Candidate, scanDelimiters } from './scan-delimiters.ts'
import { cleanTex } from './tex.ts'
import { splitDefinitions } from './tex-definitions.ts'
import type { TextRun } from './text-run.ts'

/** A stretch of a run and what takes its place. */
export interface Cut {
  start: number
  end: number
  put: ChildNode
  /** Of what `put` is the atom. */
  formula?: Found
}

/** Signs outside formulas: escaped dollars and references to equations. */
const SIGNS = /\\\\|\\\$|\\(?:eq)?ref\s?\{([^{}\s]{1,60})\}/g

const WORDPRESS_OPTIONS = /(?:\s*&(?:amp;|#0?38;)?(?:s=-?\d|(?:bg|fg)=[\da-f]{3,8}|zoom=[\d.]+))+\s*$/i

/** The formulas that stand between delimiters in a run, in order; commands they define go into `definitions`. */
export function findFormulas(
  run: TextRun,
  { rule, definitions }: { rule: DollarRule; definitions: Record<string, string> },
): Cut[] {
  const delimited = scanDelimiters(run.text, (candidate) => isFormula(run.text, { candidate, rule }))
  const bare = rule === 'never' ? [] : scanBareBrackets(run.text)
  const cuts: Cut[] = []
  for (const candidate of outermost(delimited, bare)) {
    const { start, end } = candidate
    const formula = readCandidate(run, candidate)
    if (!formula) continue
    const { rest, macros } = splitDefinitions(formula.tex)
    Object.assign(definitions, macros)
    // What only defines commands prints nothing.
    cuts.push(rest === '' ? { start, end, put: new Text('') } : { start, end, put: toAtom(), formula })
  }
  return cuts
}

/** Two lists as one, in order, without what begins within another. */
function outermost(some: readonly Candidate[], others: readonly Candidate[]): readonly Candidate[] {
  if (others.length === 0) return some
  let from = 0
  const sorted = [...some, ...others].sort((left, right) => left.start - right.start)
  return sorted.filter(({ start, end }) => {
    if (start < from) return false
    from = end
    return true
  })
}

function readCandidate(run: TextRun, { innerStart, innerEnd, display, delimiter }: Candidate): Found | null {
  const mended = dropShortcode(mendTex(run, { from: innerStart, to: innerEnd }))
  // Where brackets lost their backslash so did the sign of percent: bare, it begins a comment.
  const source = delimiter === 'bare' ? mended.replace(/(?<!\\)%/g, '\\%') : mended
  const { tex, display: stated } = cleanTex(source)
  return tex === '' ? null : { tex, display: display || stated }
}

/** The TeX of `$latex …&s=2&bg=ffffff$`, WordPress's way to write formulas: size and colours say nothing of it. */
function dropShortcode(source: string): string {
  const tex = source.replace(/^\s*latex(?=[\s\\])/, '')
  return tex === source ? tex : tex.replace(WORDPRESS_OPTIONS, '')
}

/** All cuts of a run: its formulas, and the signs between them that a renderer would have made something of. */
export function addSigns(
  run: TextRun,
  { formulas, rule, references }: { formulas: readonly Cut[]; rule: DollarRule; references: References },
): readonly Cut[] {
  const cuts = references.size === 0 ? formulas : formulas.map((cut) => referenceOnly(cut, references) ?? cut)
  const holdsDollars = !keepsEscapes(rule) && run.text.includes('\\$')
  const holdsReferences = references.size > 0 && run.text.includes('ref')
  if (!holdsDollars && !holdsReferences) return cuts
  const signs: Cut[] = []
  let next = 0
  for (const { 0: sign, 1: label, index: start } of run.text.matchAll(SIGNS)) {
    while ((cuts[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
    const end = start + sign.length
    const put = (cuts[next]?.start ?? end) < end ? null : putFor(sign, { label, rule, references })
    if (put) signs.push({ start, end, put })
  }
  return signs.length === 0 ? cuts : [...cuts, ...signs].sort((left, right) => left.start - right.start)
}

function putFor(
  sign: string,
  { label, rule, references }: { label: string | undefined; rule: DollarRule; references: References },
): ChildNode | null {
  if (sign === '\\\\') return null
  if (sign === '\\$') return keepsEscapes(rule) ? null : new Text('$')
  const number = label === undefined ? undefined : references.get(label)
  return number === undefined ? null : new Text(sign.startsWith('\\eq') ? `(${number})` : number)
}

/** Whether dollars are so rarely delimiters that nobody escapes one. */
function keepsEscapes(rule: DollarRule): boolean {
  return rule === 'never' || rule === 'clear'
}

/** `$\eqref{eq:loss}$` is no formula but the words "(3)". */
function referenceOnly({ start, end, formula }: Cut, references: References): Cut | null {
  const [, command, label = ''] = /^\\(eqref|ref)\s*\{([^{}]*)\}$/.exec(formula?.tex ?? '') ?? []
  const number = command === undefined ? undefined : references.get(label)
  return number === undefined
    ? null
    : { start, end, put: new Text(command === 'ref' ? number : `(${number})`) }
}
