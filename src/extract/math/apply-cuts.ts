import { type ChildNode, type Element, Text } from 'domhandler'
import type { Edits } from './edits.ts'
import type { Cut } from './find-cuts.ts'
import type { Piece, TextRun } from './text-run.ts'

/** Makes the cuts of a run in the tree; emphasis that began or ended inside a formula was none and is unwrapped. */
export function applyCuts(run: TextRun, { cuts, edits }: { cuts: readonly Cut[]; edits: Edits }): void {
  let first = 0
  for (const piece of cuts.length === 0 ? [] : run.pieces) {
    while ((cuts[first]?.end ?? Number.POSITIVE_INFINITY) <= piece.start) first += 1
    let last = first
    while ((cuts[last]?.start ?? piece.end) < piece.end) last += 1
    if (last > first) editPiece(piece, { run, cuts: cuts.slice(first, last), edits })
  }
}

function editPiece(
  { kind, node, start, end }: Piece,
  { run, cuts, edits }: { run: TextRun; cuts: readonly Cut[]; edits: Edits },
): void {
  if (kind === 'open' || kind === 'close') {
    edits.unwrap(node as Element)
    return
  }
  const nodes: ChildNode[] = []
  let at = start
  for (const cut of cuts) {
    if (cut.start > at) nodes.push(new Text(run.text.slice(at, cut.start)))
    if (cut.start >= start) nodes.push(cut.put)
    at = Math.min(cut.end, end)
  }
  if (kind !== 'break' && at < end) nodes.push(new Text(run.text.slice(at, end)))
  edits.replace(node, nodes)
}
