import type { Block, Run } from '../article.ts'

/** A label is no wider; a CJK character is as wide as two others. */
const LABEL_WIDTH_MAX = 60
/** Characters that mark the end of a run-in. */
const END = /[。．.:：！!？?—–-]$/u
const MARK = /^ ?[:：。．.]/u
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/g

/** Notes on a paragraph, item or quote that its first `strong` characters are strong: a label when that is all of it. */
export function markStrong(block: Block, strong: number): void {
  if (strong === 0 || !['paragraph', 'item', 'quote'].includes(block.kind)) return
  const text = block.runs.map(toCharacters).join('')
  const start = text.slice(0, strong).trim()
  if (start.length + (start.match(WIDE)?.length ?? 0) > LABEL_WIDTH_MAX) return
  const rest = text.slice(strong)
  if (rest.trim() === '') {
    if (block.kind === 'paragraph' && /\p{L}/u.test(start)) block.isLabel = true
    return
  }
  const mark = MARK.exec(rest)?.[0].length ?? 0
  if (mark > 0 || END.test(start)) block.leadIn = strong + mark
}

/** Each formula is one character. */
function toCharacters(run: Run): string {
  return typeof run === 'string' ? run : '\ufffc'
}
