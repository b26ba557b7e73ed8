import type { Block } from '../article.ts'
import { toPassage } from './passage.ts'

/** Items without an end mark that are no wider say nothing by themselves; a CJK character is as wide as two others. */
const FRAGMENT_WIDTH_MAX = 50
const ITEM_CHARACTERS_MAX = 200
const END_MARK = /[。．！？；.!?;]["'”’」』）)】]*$/u
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/g

/** The items of lists that are mostly names of things, no sentences. */
export function findFragments(blocks: readonly Block[]): Set<Block> {
  const fragments = new Set<Block>()
  let list: Block[] = []
  const endList = () => {
    if (list.filter(isFragment).length * 2 > list.length) for (const item of list) fragments.add(item)
    list = []
  }
  for (const block of blocks) {
    if (block.kind === 'item') list.push(block)
    else endList()
  }
  endList()
  return fragments
}

function isFragment(item: Block): boolean {
  const text = toPassage(item.runs, ITEM_CHARACTERS_MAX).text.trim()
  return text.length + (text.match(WIDE)?.length ?? 0) <= FRAGMENT_WIDTH_MAX && !END_MARK.test(text)
}
