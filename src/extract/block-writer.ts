import type { Block, BlockKind, Formula, Run } from '../article.ts'
import { markStrong } from './mark-strong.ts'

/** White space other than spaces, or characters that nobody sees; each of the three alone is found much faster. */
const FOLDED = /[[\s\u00ad\u200b\u2060]--[ \u00a0]]/v
const HARD_SPACE = /\u00a0/
const SPACES = / {2}/
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
  return new FoldingWriter()
}

class FoldingWriter implements BlockWriter {
  private readonly blocks: Block[] = []
  private block: Block = { kind: 'paragraph', runs: [], linkLength: 0 }
  /** White space that comes before the next word: none, where pieces join, or a certain one. */
  private gap: 'none' | 'join' | 'space' = 'none'
  private breaks = 0
  /** The last character written to the block. */
  private last = ''
  /** Characters written to the block, and how many of them are strong from its start. */
  private written = 0
  private strong = 0

  text(text: string, { inLink, isStrong }: Emphasis): void {
    const folded = fold(text)
    if (folded === '') return
    if (folded.startsWith(' ') && this.gap === 'none') this.gap = 'join'
    const words = folded.trim()
    if (words === '') return
    this.append(words, isStrong)
    if (inLink) this.block.linkLength += words.length
    if (folded.endsWith(' ')) this.gap = 'join'
  }

  formula(formula: Formula, { isStrong }: Emphasis): void {
    const isApart = this.gap !== 'none' && this.last !== ''
    if (isApart) addWords(this.block.runs, ' ')
    this.block.runs.push(formula)
    this.count(isApart ? 2 : 1, isStrong)
    this.goOnAfter('$')
  }

  lineBreak(): void {
    this.breaks += 1
    if (this.breaks > 1 || this.isStrongLine()) this.begin(this.block.kind)
    else if (this.gap === 'none') this.gap = 'join'
  }

  space(): void {
    this.gap = 'space'
  }

  code(text: string): void {
    const { kind } = this.block
    this.begin('code')
    const code = text.trimEnd()
    if (code !== '') this.block.runs.push(code)
    this.begin(kind)
  }

  begin(kind: BlockKind): void {
    if (isDisplayed(this.block)) this.block.kind = 'math'
    markStrong(this.block, this.strong)
    if (this.block.runs.length > 0) this.blocks.push(this.block)
    this.block = { kind, runs: [], linkLength: 0 }
    this.written = 0
    this.strong = 0
    this.goOnAfter('')
  }

  end(): Block[] {
    this.begin('paragraph')
    return this.blocks
  }

  private append(words: string, isStrong: boolean): void {
    const { gap, last } = this
    const joins =
      gap === 'none' || last === '' || (gap === 'join' && IS_CJK.test(last) && IS_CJK.test(words.charAt(0)))
    addWords(this.block.runs, joins ? words : ` ${words}`)
    this.count(words.length + (joins ? 0 : 1), isStrong)
    this.goOnAfter(words.charAt(words.length - 1))
  }

  /** A line of its own, strong from end to end: a heading in disguise. */
  private isStrongLine(): boolean {
    return this.block.kind === 'paragraph' && this.written > 0 && this.strong === this.written
  }

  private count(characters: number, isStrong: boolean): void {
    if (isStrong && this.strong === this.written) this.strong += characters
    this.written += characters
  }

  private goOnAfter(last: string): void {
    this.last = last
    this.gap = 'none'
    this.breaks = 0
  }
}

/** Whether a block is one displayed formula and nothing else. */
function isDisplayed({ kind, runs }: Block): boolean {
  const [only] = runs
  return kind !== 'heading' && runs.length === 1 && typeof only === 'object' && only.display
}

function addWords(runs: Run[], words: string): void {
  const end = runs.length - 1
  const run = runs[end]
  if (typeof run === 'string') runs[end] = run + words
  else runs.push(words)
}

/** One text node with its white space folded; one space may stand at each end. */
function fold(text: string): string {
  if (!FOLDED.test(text) && !HARD_SPACE.test(text) && !SPACES.test(text)) return text
  let folded = text.replace(UNSEEN, '')
  if (folded.includes('\n')) folded = folded.replace(BREAK_BETWEEN_CJK, '')
  return folded.replace(/\s+/g, ' ')
}
