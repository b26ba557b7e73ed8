import { writeBrackets, writeDollars, writeGoldmark, writeNext, writePandoc } from './delimiters.ts'
import {
  writeDistill,
  writeLatexml,
  writeMdnice,
  writeSubstack,
  writeWikipedia,
  writeZhihuSpan,
} from './elements.ts'
import { writeCodecogs, writeWordpress, writeZhihuImage } from './images.ts'
import { writeCsdnCompact, writeCsdnIndented, writeGitlab, writeKatex, writeNotion } from './katex.ts'
import {
  writeKramdown,
  writeMathjax2Saved,
  writeMathjax2Script,
  writeMathjax3Assistive,
  writeMathjax3Copytext,
} from './mathjax.ts'
import type { WriteFormula } from './typeset.ts'

/** The ways in which the sample blogs put formulas into html, by the names that their files use. */
export const WAYS = {
  brackets: writeBrackets,
  codecogs: writeCodecogs,
  'csdn-compact': writeCsdnCompact,
  'csdn-indented': writeCsdnIndented,
  distill: writeDistill,
  dollars: writeDollars,
  gitlab: writeGitlab,
  goldmark: writeGoldmark,
  katex: writeKatex,
  kramdown: writeKramdown,
  latexml: writeLatexml,
  'mathjax2-saved': writeMathjax2Saved,
  'mathjax2-script': writeMathjax2Script,
  'mathjax3-assistive': writeMathjax3Assistive,
  'mathjax3-copytext': writeMathjax3Copytext,
  mdnice: writeMdnice,
  next: writeNext,
  notion: writeNotion,
  pandoc: writePandoc,
  substack: writeSubstack,
  wikipedia: writeWikipedia,
  wordpress: writeWordpress,
  'zhihu-image': writeZhihuImage,
  'zhihu-span': writeZhihuSpan,
} satisfies Record<string, WriteFormula>

export type Way = keyof typeof WAYS
