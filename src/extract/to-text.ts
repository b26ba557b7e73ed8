import type { Block, Run } from '../article.ts'
import { toDelimited } from '../formula.ts'

/** Plain text of blocks, a blank line between them, formulas as `\(tex\)` or `\[tex\]`. */
export function toText(blocks: readonly Block[]): string {
  let text = ''
  for (const [at, { runs }] of blocks.entries()) {
    if (at > 0) text += '\n\n'
    for (const run of runs) text += toRunText(run)
  }
  return text
}

function toRunText(run: Run): string {
  return typeof run === 'string' ? run : toDelimited(run)
}
