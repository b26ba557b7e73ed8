import type { Block, Run } from '../article.ts'
import { toDelimited } from '../formula.ts'

/** Plain text of blocks, a blank line between them, formulas as `\(tex\)` or `\[tex\]`. */
export function toText(blocks: readonly Block[]): string {
  return blocks.map(({ runs }) => runs.map(toRunText).join('')).join('\n\n')
}

function toRunText(run: Run): string {
  return typeof run === 'string' ? run : toDelimited(run)
}
