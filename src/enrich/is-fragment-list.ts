import type { Block } from '../article.ts'
import { toPassage } from './passage.ts'

/** Items without an end mark that are no wider say nothing by themselves; a CJK character is as wide as two others. */
const FRAGMENT_WIDTH_MAX = 50
const ITEM_CHARACTERS_MAX = 200
const END_MARK = /[。．！？；，、.!?;,]["'”’」』）)】]*$/u
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/g

/** Items looked at. */
const ITEMS_MAX = 40

/** Whether the list that begins at a block is mostly names of things, no sentences. */
export function isFragmentList(blocks: readonly Block[], start: number): boolean {
  const next = blocks.slice(start, start + ITEMS_MAX)
  const end = next.findIndex((block) => block.kind !== 'item')
  const list = end === -1 ? next : next.slice(0, end)
  return list.filter(isFragment).length * 2 > list.length
}

function isFragment(item: Block): boolean {
  const text = toPassage(item.runs, ITEM_CHARACTERS_MAX).text.trim()
  return text.length + (text.match(WIDE)?.length ?? 0) <= FRAGMENT_WIDTH_MAX && !END_MARK.test(text)
}
