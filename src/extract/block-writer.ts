import type { Block, BlockKind, Formula, Run } from '../article.ts'
import { markStrong } from './mark-strong.ts'

/** White space other than single spaces, or characters that nobody sees. */
const NEEDS_FOLDING = /[^\S ]| {2}|[\u00ad\u200b\u2060\ufeff]/
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g
const CJK = String.raw`[\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]`
const BREAK_BETWEEN_CJK = new RegExp(String.raw`(?<=${CJK})[^\S\n]*\n\s*(?=${CJK})`, 'g')
const IS_CJK = new RegExp(CJK)

/** What inline elements make of text. */
export interface Emphasis {
  inLink: boolean
  isStrong: boolean
}

export interface BlockWriter {
  text(text: string, emphasis: Emphasis): void
  formula(formula: Formula, emphasis: Emphasis): void
  lineBreak(): void
  /** White space between words, whatever they are. */
  space(): void
  /** A code block of its own, line breaks kept. */
  code(text: string): void
  /** Ends the block that is being written; what follows is of this kind. */
  begin(kind: BlockKind): void
  end(): Block[]
}

/** Puts pieces of text together to blocks: white space folded, none between two CJK characters where lines or elements join. */
export function createBlockWriter(): BlockWriter {
  const blocks: Block[] = []
  let block: Block = { kind: 'paragraph', runs: [], linkLength: 0 }
  /** White space that comes before the next word: none, where pieces join, or a certain one. */
  let gap: 'none' | 'join' | 'space' = 'none'
  let breaks = 0
  /** The last character written to the block. */
  let last = ''
  /** Characters written to the block, and how many of them are strong from its start. */
  let written = 0
  let strong = 0

  const finish = (kind: BlockKind): void => {
    const [only, ...others] = block.runs
    if (
      only !== undefined &&
      others.length === 0 &&
      typeof only !== 'string' &&
      only.display &&
      block.kind !== 'heading'
    )
      block.kind = 'math'
    markStrong(block, strong)
    if (block.runs.length > 0) blocks.push(block)
    block = { kind, runs: [], linkLength: 0 }
    gap = 'none'
    breaks = 0
    last = ''
    written = 0
    strong = 0
  }
  const count = (characters: number, isStrong: boolean): void => {
    if (isStrong && strong === written) strong += characters
    written += characters
  }
  const append = (words: string, isStrong: boolean): void => {
    const joins =
      gap === 'none' || last === '' || (gap === 'join' && IS_CJK.test(last) && IS_CJK.test(words.charAt(0)))
    addWords(block.runs, joins ? words : ` ${words}`)
    count(words.length + (joins ? 0 : 1), isStrong)
    last = words.charAt(words.length - 1)
    gap = 'none'
    breaks = 0
  }
  return {
    text(text, { inLink, isStrong }) {
      const folded = fold(text)
      if (folded === '') return
      if (folded.startsWith(' ') && gap === 'none') gap = 'join'
      const words = folded.trim()
      if (words === '') return
      append(words, isStrong)
      if (inLink) block.linkLength += words.length
      if (folded.endsWith(' ')) gap = 'join'
    },
    formula(formula, { isStrong }) {
      const isApart = gap !== 'none' && last !== ''
      if (isApart) addWords(block.runs, ' ')
      block.runs.push(formula)
      count(isApart ? 2 : 1, isStrong)
      last = '$'
      gap = 'none'
      breaks = 0
    },
    lineBreak() {
      breaks += 1
      if (breaks > 1) finish(block.kind)
      else if (gap === 'none') gap = 'join'
    },
    space() {
      gap = 'space'
    },
    code(text) {
      const { kind } = block
      finish('code')
      const code = text.trimEnd()
      if (code !== '') block.runs.push(code)
      finish(kind)
    },
    begin: finish,
    end() {
      finish('paragraph')
      return blocks
    },
  }
}

function addWords(runs: Run[], words: string): void {
  const end = runs.length - 1
  const run = runs[end]
  if (typeof run === 'string') runs[end] = run + words
  else runs.push(words)
}

/** One text node with its white space folded; one space may stand at each end. */
function fold(text: string): string {
  if (!NEEDS_FOLDING.test(text)) return text
  let folded = text.replace(UNSEEN, '')
  if (folded.includes('\n')) folded = folded.replace(BREAK_BETWEEN_CJK, '')
  return folded.replace(/\s+/g, ' ')
}
