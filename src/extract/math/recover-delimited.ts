import { type ChildNode, Element, type ParentNode, Text } from 'domhandler'
import { type DollarRule, isFormula } from './dollar-rule.ts'
import { createEdits, type Edits } from './edits.ts'
import { mendTex } from './mend-tex.ts'
import { type Found, type Rendered, toAtom, toLostFormula } from './recover-rendered.ts'
import { type Candidate, scanDelimiters } from './scan-delimiters.ts'
import { cleanTex } from './tex.ts'
import { collectRuns, type Piece, type TextRun } from './text-run.ts'

/** A stretch of a run and the node that takes its place. */
interface Cut {
  start: number
  end: number
  put: ChildNode
  formula?: Found
}

/** Dollars that the author kept from being delimiters, and what stands where a copy has lost a formula. */
const ESCAPES = /\\[\\$]|\[公式\]|\[Math Processing Error\]/g

/**
 * Puts an atom in the place of every formula that stands as text between delimiters, mends what Markdown did to it, and
 * numbers all atoms, these and those found before, in reading order.
 */
export function recoverDelimited(
  root: ParentNode,
  { rendered, chooseRule }: { rendered: Rendered; chooseRule(runs: readonly TextRun[]): DollarRule },
): Found[] {
  const runs = collectRuns(root, {
    isAtom: (node) => rendered.formulas.has(node),
    isSettled: (node) => rendered.settled.has(node),
  })
  const rule = chooseRule(runs)
  const edits = createEdits()
  const found: Found[] = []
  for (const run of runs) {
    const cuts = findCuts(run, rule)
    numberAtoms(run, { cuts, rendered, found })
    for (const [piece, inside] of pairPieces(run, cuts)) editPiece(piece, { run, cuts: inside, edits })
  }
  edits.apply()
  return found
}

function findCuts(run: TextRun, rule: DollarRule): Cut[] {
  const candidates = scanDelimiters(run.text, (candidate) => isFormula(run.text, { candidate, rule }))
  const cuts = candidates.flatMap((candidate) => toCut(run, candidate))
  const escapes = rule === 'likely' || rule === 'rendered' || rule === 'always'
  if (!/[\\[]/.test(run.text)) return cuts
  let next = 0
  const others: Cut[] = []
  for (const { 0: sign, index: start } of run.text.matchAll(ESCAPES)) {
    while ((cuts[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
    const end = start + sign.length
    if (sign === '\\\\' || (cuts[next]?.start ?? end) < end || (sign === '\\$' && !escapes)) continue
    others.push({ start, end, put: sign === '\\$' ? new Text('$') : toLostFormula() })
  }
  return others.length === 0 ? cuts : [...cuts, ...others].sort((left, right) => left.start - right.start)
}

function toCut(run: TextRun, { start, end, innerStart, innerEnd, display }: Candidate): Cut[] {
  const source = mendTex(run, { from: innerStart, to: innerEnd }).replace(/^\s*latex(?=[\s\\])/, '')
  const { tex, display: stated } = cleanTex(source)
  return tex === '' ? [] : [{ start, end, put: toAtom(), formula: { tex, display: display || stated } }]
}

/** Gives the atoms of a run their numbers: the places of their formulas in `found`. */
function numberAtoms(
  { pieces }: TextRun,
  { cuts, rendered, found }: { cuts: readonly Cut[]; rendered: Rendered; found: Found[] },
): void {
  let next = 0
  const number = (atom: ChildNode, formula: Found) => {
    if (atom instanceof Element) atom.attribs['data-formula'] = String(found.length)
    found.push(formula)
  }
  const numberCuts = (until: number) => {
    for (let cut = cuts[next]; cut && cut.start < until; cut = cuts[next]) {
      if (cut.formula) number(cut.put, cut.formula)
      next += 1
    }
  }
  for (const { kind, node, start } of pieces) {
    const formula = kind === 'atom' ? rendered.formulas.get(node) : undefined
    if (!formula) continue
    numberCuts(start)
    number(node, formula)
  }
  numberCuts(Number.POSITIVE_INFINITY)
}

/** Each piece that a cut touches, with the cuts that touch it. */
function* pairPieces({ pieces }: TextRun, cuts: readonly Cut[]): Generator<[Piece, Cut[]]> {
  let first = 0
  for (const piece of cuts.length === 0 ? [] : pieces) {
    while ((cuts[first]?.end ?? Number.POSITIVE_INFINITY) <= piece.start) first += 1
    const inside: Cut[] = []
    for (let at = first; (cuts[at]?.start ?? piece.end) < piece.end; at += 1)
      inside.push(...cuts.slice(at, at + 1))
    if (inside.length > 0) yield [piece, inside]
  }
}

function editPiece(
  piece: Piece,
  { run, cuts, edits }: { run: TextRun; cuts: readonly Cut[]; edits: Edits },
): void {
  const { kind, node } = piece
  if (kind === 'open' || kind === 'close') {
    edits.unwrap(node as Element)
    return
  }
  const nodes: ChildNode[] = []
  let at = piece.start
  for (const { start, end, put } of cuts) {
    if (start > at) nodes.push(new Text(run.text.slice(at, start)))
    if (start >= piece.start) nodes.push(put)
    at = Math.min(end, piece.end)
  }
  if (kind !== 'break' && at < piece.end) nodes.push(new Text(run.text.slice(at, piece.end)))
  if (kind === 'swallowed') edits.unwrap(node as Element, nodes)
  else edits.replace(node, nodes)
}
