import type { Block } from '../article.ts'
import { isBoilerplate } from './frame/boilerplate.ts'
import { isDateline } from './frame/dateline.ts'
import { splitAtLong } from './heavy-formulas.ts'
import { measureOpeningLabel } from './opening-label.ts'
import { type Passage, slicePassage, toCost, toPassage } from './passage.ts'
import { type Sentence, splitSentences } from './sentence.ts'

/** Graphemes with TeX of all that may be needed. */
const REMAINS_MAX = 400
/** Longer formulas fill a snippet alone. */
const TEX_CHARACTERS_MAX = 200
const BLOCK_CHARACTERS_MAX = 3_000
const BLOCKS_MAX = 400
const PLACEHOLDER = /\[(?:公式|图片|圖片|math|formula|image)\]/iu

/**
 * Sentences of a post of which no lead could be made, in order: also those that hang on what is not there, notes, and
 * displayed formulas, since some text is better than none. Still without headings, listings, notices and long formulas.
 */
export function readRemains(blocks: readonly Block[]): Sentence[] {
  const sentences: Sentence[] = []
  let length = 0
  for (const block of blocks.slice(0, BLOCKS_MAX)) {
    if (length > REMAINS_MAX) break
    if (block.kind === 'heading' || block.kind === 'code' || block.kind === 'table') continue
    const whole = toPassage(block.runs, BLOCK_CHARACTERS_MAX)
    const start = measureOpeningLabel(whole.text)
    for (const sentence of toSentences(slicePassage(whole, start, whole.text.length))) {
      if (length > REMAINS_MAX) break
      sentences.push(sentence)
      length += sentence.cost.raw
    }
  }
  return sentences.some(({ text }) => /[\p{L}\p{N}]/u.test(text)) ? sentences : []
}

function* toSentences(block: Passage): Generator<Sentence> {
  if (isDateline(block.text)) return
  for (const part of splitAtLong(block, TEX_CHARACTERS_MAX)) {
    for (const { start, end, isMarked } of splitSentences(part.text)) {
      const passage = slicePassage(part, start, end)
      if (passage.text === '' || isBoilerplate(passage.text) || PLACEHOLDER.test(passage.text)) continue
      const isApart = start === 0 || part.text[start] === ' '
      const ends = isMarked ? 'mark' : 'block'
      yield { ...passage, cost: toCost(passage), joint: isApart ? ' ' : '', ends, isAfterBreak: false }
    }
  }
}
