import type { Element } from 'domhandler'
import { isElement } from '../dom.ts'
import { type Measures, measureOf } from './measure.ts'

/** An ancestor must add this share of paragraph text to be worth its frame. */
const GAIN_MIN = 0.18
/** An `article` is a whole by itself; only pages that make one of each section have more around it. */
const GAIN_MIN_OUT_OF_ARTICLE = +(process.env.GA??1)
const LINK_SHARE_MAX = 0.45

/** The highest ancestor that still adds paragraphs: a post cut into sections has one parent that holds them all. */
export function climb(start: Element, measures: Measures): Element {
  let best = start
  let child = start
  let needed = GAIN_MIN
  for (let parent = start.parent; parent && isElement(parent) && parent.parent; parent = parent.parent) {
    const { mass, text, link } = measureOf(measures, parent)
    const before = measureOf(measures, best).mass
    if (child.name === 'article') needed = GAIN_MIN_OUT_OF_ARTICLE
    child = parent
    if (mass - before >= needed * before && link < text * LINK_SHARE_MAX) best = parent
  }
  return best
}
