import type { Block } from '../article.ts'
import { visibleCost } from '../formula.ts'
import type { SamplePost } from './sample-post.ts'

const MIN = 140
const MAX = 350
const TEX_SHARE_MAX = 0.35
const FORMULA = /\\\(.*?\\\)|\\\[.*?\\\]/g
const BOILERPLATE =
  /(?:欢迎|请勿|禁止|严禁|未经)[^。]{0,8}转载|转载(?:请|自|须|必须)|公众号|版权|蓝字|二维码|阅读时间|收录于|首发于|目录|点赞|min read|subscribe|table of contents|posted on|updated on|follow (?:me|us)|all rights reserved|share this|originally published/i
const DANGLING = /^(?:其中|式中|where\b|[,，)）、;；])/

/** What can be counted of one snippet. */
export interface SnippetMetrics {
  /** Rules broken, each with what broke it. */
  faults: string[]
  endsAsSentence: boolean
  /** 140 to 350 graphemes, or all that the post has. */
  isFullLength: boolean
  texShare: number
  visible: number
  raw: number
}

/** Measures a snippet against its post: S1 to S11 of our snippet rules, by other means than those that made it. */
export function measureSnippet(post: SamplePost, snippet: string): SnippetMetrics {
  const text = snippet.replace(/ \.\.\.$/, '')
  const words = text.replace(FORMULA, '')
  const tex = [...text.matchAll(FORMULA)].map(([formula]) => formula)
  const raw = toGraphemes(text)
  const visible =
    toGraphemes(words) + tex.reduce((sum, formula) => sum + visibleCost(formula.slice(2, -2)), 0)
  const prose = toProse(post)
  const faults = [
    ...noteIf(/\[(?:公式|math|math processing error|formula|图片|image)\]/i.test(text), 'S1 placeholder'),
    ...noteIf(!isBalanced(words), 'S2 unbalanced delimiter'),
    ...listUnfaithful(text, prose).map((piece) => `S3/S9 not in the source: ${piece}`),
    ...listHeadings(post, text, prose).map((heading) => `S4 heading: ${heading}`),
    ...noteIf(BOILERPLATE.test(text), 'S6 boilerplate'),
    ...noteIf(toGraphemes(snippet) > MAX, 'S7 too long'),
    ...noteIf(/(.{8,60})\s*\1/.test(words), 'S10 said twice'),
    ...noteIf(DANGLING.test(text), 'S11 dangling start'),
  ]
  return {
    faults,
    endsAsSentence: /[。！？；!?.．]["'”’」』）)】》\]]*$/.test(text),
    isFullLength: visible >= MIN || text === snippet,
    texShare: raw === 0 ? 0 : (raw - toGraphemes(words)) / raw,
    visible,
    raw,
  }
}

/** Metrics of many snippets: shares of those that hold the rules, 0 to 1. */
export function summariseSnippets(all: readonly SnippetMetrics[]) {
  const share = (holds: (metrics: SnippetMetrics) => boolean) => all.filter(holds).length / all.length
  return {
    faultless: share((metrics) => metrics.faults.length === 0),
    endsAsSentence: share((metrics) => metrics.endsAsSentence),
    fullLength: share((metrics) => metrics.isFullLength),
    texShareHeld: share((metrics) => metrics.texShare <= TEX_SHARE_MAX),
  }
}

/** The text of a post's blocks but headings, and its excerpt, white space folded. */
function toProse(post: SamplePost): string {
  const blocks = post.content.blocks.filter((block) => block.kind !== 'heading').map(toText)
  return [...blocks, post.excerpt ?? ''].join(' ').replace(/\s+/g, ' ')
}

function toText(block: Block): string {
  return block.runs
    .map((run) => (typeof run === 'string' ? run : run.display ? `\\[${run.tex}\\]` : `\\(${run.tex}\\)`))
    .join('')
}

/** Takes the longest pieces of a snippet that stand in the source; one that is no sentence or so, or half a formula, is invented. */
function listUnfaithful(text: string, prose: string): string[] {
  const unfaithful: string[] = []
  for (let at = 0; at < text.length; ) {
    let end = text.length
    while (end > at && !prose.includes(text.slice(at, end).trim())) end--
    const piece = text.slice(at, end).trim()
    const isCut = countSigns(piece, '\\(') !== countSigns(piece, '\\)')
    if (end === at || isCut || (piece.length < 8 && end < text.length))
      unfaithful.push(text.slice(at, at + 20))
    at = Math.max(end, at + 1)
  }
  return unfaithful
}

function listHeadings(post: SamplePost, text: string, prose: string): string[] {
  const headings = post.content.blocks.filter((block) => block.kind === 'heading').map(toText)
  const count = (whole: string, part: string) => whole.split(part).length - 1
  return [post.title, ...headings].filter(
    (heading) => heading.length > 1 && text.includes(heading) && count(text, heading) > count(prose, heading),
  )
}

function isBalanced(words: string): boolean {
  const count = (sign: RegExp) => words.match(sign)?.length ?? 0
  return (
    count(/\\[([]/g) === count(/\\[)\]]/g) && count(/\{/g) === count(/\}/g) && count(/\$(?!\d)/g) % 2 === 0
  )
}

function toGraphemes(text: string): number {
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length
}

function noteIf(isBroken: boolean, fault: string): string[] {
  return isBroken ? [fault] : []
}

function countSigns(text: string, sign: string): number {
  return text.split(sign).length - 1
}
