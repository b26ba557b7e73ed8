import type { AnyNode, Element, ParentNode } from 'domhandler'
import { parseDate } from '../../date/date.ts'
import { isElement, isText, lineOf } from '../dom.ts'
import { isBlock, isHeading, isSilent } from '../tags.ts'
import { toWordKey } from '../to-word-key.ts'

/** How many blocks at the start may be a head. */
const BLOCKS_MAX = 14
/** A longer block is text, and the head ends there. Characters, Han counted 2.5 times. */
const LINE_LENGTH_MAX = 120
const HAN_WEIGHT = 2.5
/** What stands in these is content, however much it looks like a count or a date. */
const CONTENT_ELEMENTS = new Set(['td', 'th', 'pre', 'dt', 'dd'])
const DATE_LENGTH_MAX = 60
const READING_TIME =
  /^(?:(?:estimated )?(?:reading|read) time\s*[:：]?\s*)?(?:about |约|大约)?[\d.~–-]+\s*(?:mins?|minutes?|分钟|分鐘)(?:\s*(?:to )?read(?:ing)?(?: time)?|阅读)?\.?$|^(?:阅读(?:时间|时长|本文).{0,20}分钟|本文(?:约|共).{0,30})$/i
const LABEL =
  /^(?:by|written by|posted by|author|authors|published|published on|posted on|updated|last updated|date|share|share this|listen|save|print|tweet|comments?|no comments|\d+ comments?|\d+|[|•·,/-]|in|on|作者|发布于|发表于|更新于|分享)[:：]?$/i
const DATE_WORDS =
  /(?:first |originally |last )?(?:published|posted|updated|modified|written|created|reviewed)(?: on| at| by)?\s*:?|\b(?:by|on|in)\b|发布(?:于|时间|日期)?|发表(?:于)?|更新(?:于|时间)?|编辑于|日期|时间|[:：|•·,-]/gi

const LABELLED =
  /^(?:作者|时间|日期|发布(?:时间|日期)?|发表(?:时间|日期)?|更新(?:时间|日期)?|分类|标签|来源|阅读|浏览|热度|评论|字数|(?:author|date|published|posted|updated|category|categories|tags?|views?|comments?|(?:estimated )?reading time)(?= ?[:：]))\s*[:：(（].{0,60}$/i
const BY = /^(?:(?:written|posted|words|story|text) )?by:?\s+|^(?:作者|文)\s*[:：/|]\s*/i

export interface Known {
  title: string | null
  authors: readonly string[]
}

/** Adds to `excluded` what the start of the post repeats of its metadata: title, by-line, date, reading time. */
export function excludeHead(root: ParentNode, known: Known, excluded: Set<AnyNode>): void {
  const titleKey = toWordKey(known.title ?? '')
  let count = 0
  for (const block of leafBlocks(root, excluded)) {
    const line = lineOf(block)
    if (line === '') continue
    count += 1
    const isTitle = titleKey !== '' && toWordKey(line) === titleKey
    if (count > BLOCKS_MAX || (weigh(line) > LINE_LENGTH_MAX && !isTitle)) return
    if (CONTENT_ELEMENTS.has(block.name)) continue
    if (isTitle || (!isHeading(block.name) && isByline(line, known.authors))) excluded.add(block)
  }
}

function weigh(line: string): number {
  return line.length + (line.match(/\p{Script=Han}/gu)?.length ?? 0) * (HAN_WEIGHT - 1)
}

/** The blocks that hold no other blocks, in reading order; a long text between blocks ends them. */
function* leafBlocks(parent: ParentNode, excluded: ReadonlySet<AnyNode>): Generator<Element, boolean> {
  for (const child of parent.children) {
    if (isText(child) && child.data.trim().length > LINE_LENGTH_MAX) return false
    if (!isElement(child) || isSilent(child.name) || excluded.has(child)) continue
    if (!child.children.some(isBlockElement)) yield child
    else if (!(yield* leafBlocks(child, excluded))) return false
  }
  return true
}

function isByline(line: string, authors: readonly string[]): boolean {
  const name = toWordKey(line.replace(BY, ''))
  return (
    authors.some((author) => toWordKey(author) === name) ||
    LABEL.test(line) ||
    READING_TIME.test(line) ||
    isLabelledLine(line) ||
    isDateLine(line, authors)
  )
}

/** Parts of a by-line, each with its label: `作者：某人 | 时间：2022-08-09 | 分类：某类`. */
function isLabelledLine(line: string): boolean {
  const parts = line.split(/\s*[|｜·•]\s*|\s{2,}/).filter((part) => part !== '')
  return parts.every((part) => LABELLED.test(part))
}

/** A line that holds a date and nothing else but the words around it and the names of the authors. */
function isDateLine(line: string, authors: readonly string[]): boolean {
  if (line.length > DATE_LENGTH_MAX || !/\d/.test(line)) return false
  let rest = line
  for (const author of authors) rest = rest.replace(author, ' ')
  rest = rest.replace(DATE_WORDS, ' ').replace(/\s+/g, ' ').trim()
  return parseDate(rest) !== null && rest.split(' ').length <= 7
}

function isBlockElement(node: AnyNode): boolean {
  return isElement(node) && isBlock(node.name)
}
