import type { AnyNode } from 'domhandler'
import { isElement, isText } from '../extract/dom.ts'
import { isBlock, isSilent } from '../extract/tags.ts'
import { parseHtml } from '../parse-html.ts'
import type { Reading } from './extractors.ts'
import type { KnownPage } from './known-pages.ts'

/** Shares from 0 to 1; null where the page has nothing to judge by. */
export interface Judgement {
  /** F1 over the multisets of words. */
  content: number
  formulas: number | null
  title: number | null
  author: number | null
  date: number | null
}

/** How much of what is known of a page was read. */
export function judgeReading(page: KnownPage, reading: Reading): Judgement {
  const { $ } = parseHtml(reading.html)
  const nodes = $.root().contents().get()
  const seen = nodes.map(toSource).join('').replace(/\s+/g, '')
  const kept = page.formulas.filter((tex) => seen.includes(tex.replace(/\s+/g, '')))
  return {
    content: scoreWords(nodes.map(toText).join(''), page.text),
    formulas: page.formulas.length === 0 ? null : kept.length / page.formulas.length,
    title: isSame(reading.title, page.title),
    author: isSame(reading.author, page.author),
    date: page.published === null ? null : Number(reading.published?.startsWith(page.published) ?? false),
  }
}

/** F1 over the multisets of words: runs of letters and digits, and each Han character by itself. */
export function scoreWords(text: string, truth: string): number {
  const [ours, theirs] = [countWords(text), countWords(truth)]
  let common = 0
  for (const [word, count] of ours) common += Math.min(count, theirs.get(word) ?? 0)
  const total = [...ours.values(), ...theirs.values()].reduce((sum, count) => sum + count, 0)
  return total === 0 ? 1 : (2 * common) / total
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text
    .toLowerCase()
    .matchAll(/\p{Script=Han}|[\p{L}\p{N}_]+?(?=\p{Script=Han}|[^\p{L}\p{N}_]|$)/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Text with a break at each block; a formula as its TeX where it carries it. */
function toText(node: AnyNode): string {
  if (isText(node)) return node.data
  if (!isElement(node) || isSilent(node.name)) return ''
  const tex = node.name === 'math' && (node.attribs['data-latex'] ?? findAnnotation(node))
  const text = tex || node.children.map(toText).join('')
  return isBlock(node.name) || node.name === 'br' ? `\n${text}\n` : text
}

function findAnnotation(node: AnyNode): string | null {
  if (!isElement(node)) return null
  if (node.name === 'annotation') return node.children.map(toText).join('')
  for (const child of node.children) {
    const found = findAnnotation(child)
    if (found !== null) return found
  }
  return null
}

/** All that a client could still find a formula in: text and the values of attributes. */
function toSource(node: AnyNode): string {
  if (isText(node)) return node.data
  if (!isElement(node)) return ''
  return [...Object.values(node.attribs), ...node.children.map(toSource)].join(' ')
}

function isSame(ours: string | null, truth: string | null): number | null {
  return truth === null ? null : Number(fold(ours ?? '') === fold(truth))
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
