import { FORMULA_MARK, toDelimited } from '../formula.ts'
import { toGraphemes } from './graphemes.ts'
import { joinPassages, type Passage, toCost } from './passage.ts'
import type { Sentence } from './sentence.ts'

/** A snippet's length in graphemes: at most so many as plain text, at least so many as typeset, where the post allows. */
const SNIPPET_MAX = 350
export const SNIPPET_MIN = 140
/** Ends from here on are taken before any that is nearer to the start. */
const PREFERRED_MIN = SNIPPET_MAX * 0.45
/** A cut within a sentence comes no earlier. */
const CLAUSE_MIN = SNIPPET_MAX * 0.6
/** TeX may be this share of a snippet's plain text. */
const TEX_SHARE_MAX = 0.35
/** Characters in which a sentence's end mark stands, with what closes after it. */
const TAIL = 8
/** What shows that text remains. */
export const ELLIPSIS = ' ...'

/** How well a lead could be cut, the best highest: at a sentence's end, a block's, or anywhere. */
export interface Cut extends Passage {
  quality: 'sentence' | 'block' | 'clause'
  /** Graphemes as typeset. */
  visible: number
  /** More of it is TeX than should be. */
  isHeavy: boolean
  isWhole: boolean
}

interface End {
  count: number
  visible: number
  isMarked: boolean
  /** The mark is one that ends a sentence and not only a part of it, as `；` does. */
  isFull: boolean
  /** Braces and dollar signs of the text before it are closed. */
  isBalanced: boolean
}

/** As many of the sentences as fit, ended where a reader may stop; null when there are none. */
export function cutLead(sentences: readonly Sentence[]): Cut | null {
  const { taken, ends } = takeSentences(sentences)
  if (sentences.length === 0) return null
  const whole = ends.at(-1)
  const isWhole = taken.length === sentences.length && taken.length > 0
  if (isWhole && whole && (whole.count === taken.length || whole.visible < SNIPPET_MIN))
    return toCut(taken, whole, true)
  const balanced = ends.filter((each) => each.isBalanced)
  const end = findEnd(balanced.length > 0 ? balanced : ends)
  if (end) return toCut(taken.slice(0, end.count), end, false)
  return cutClause(sentences.slice(0, taken.length + 1))
}

/** The sentences up to the budget or to a heading that comes when there is enough, and where they may end. */
function takeSentences(sentences: readonly Sentence[]): { taken: Sentence[]; ends: End[] } {
  const taken: Sentence[] = []
  const ends: End[] = []
  const sum = { visible: 0, raw: 0, tex: 0 }
  for (const [at, sentence] of sentences.entries()) {
    const joint = at === 0 ? 0 : sentence.joint.length
    const isLast = at === sentences.length - 1
    const budget = isLast ? SNIPPET_MAX : SNIPPET_MAX - ELLIPSIS.length
    if (sum.raw + joint + sentence.cost.raw > budget) break
    if (sentence.isAfterBreak && sum.visible >= SNIPPET_MIN && ends.length > 0) break
    taken.push(sentence)
    sum.visible += joint + sentence.cost.visible
    sum.raw += joint + sentence.cost.raw
    sum.tex += sentence.cost.tex
    if ((!isLast && sentence.ends === 'open') || sum.tex > sum.raw * TEX_SHARE_MAX) continue
    ends.push({
      count: taken.length,
      visible: sum.visible,
      isMarked: sentence.ends === 'mark',
      isFull: sentence.ends === 'mark' && !/[；;][^\p{L}\p{N}]*$/u.test(sentence.text.slice(-TAIL)),
      isBalanced: isLast || isBalanced(taken),
    })
  }
  return { taken, ends }
}

/** The last end of a sentence, else of a part of one, else of a block, and of each rather one that is far enough from the start. */
function findEnd(ends: readonly End[]): End | undefined {
  const kinds: ((end: End) => boolean)[] = [(end) => end.isFull, (end) => end.isMarked, () => true]
  for (const isWanted of kinds) {
    for (const visibleMin of [PREFERRED_MIN, SNIPPET_MIN]) {
      const found = ends.findLast((end) => end.visible >= visibleMin && isWanted(end))
      if (found) return found
    }
  }
  return undefined
}

function toCut(sentences: readonly Sentence[], end: End, isWhole: boolean): Cut {
  const passage = joinPassages(
    sentences,
    sentences.map((sentence) => sentence.joint),
  )
  return {
    ...passage,
    quality: end.isMarked ? 'sentence' : 'block',
    visible: end.visible,
    isHeavy: isHeavy(sentences),
    isWhole,
  }
}

function isHeavy(sentences: readonly Sentence[]): boolean {
  const sum = (part: 'tex' | 'raw') => sentences.reduce((total, { cost }) => total + cost[part], 0)
  return sum('tex') > sum('raw') * TEX_SHARE_MAX
}

/** Cuts within a sentence: before a clause mark if one comes late enough, else between words, else between characters. */
function cutClause(sentences: readonly Sentence[]): Cut {
  const passage = joinPassages(
    sentences,
    sentences.map((sentence) => sentence.joint),
  )
  // Each counts for one at least, so that no more can be taken; those that follow tell a clause's end and whether all was.
  const characters = toGraphemes(passage.text, SNIPPET_MAX + 2)
  let [raw, formulas] = [0, 0]
  let [first, all] = [0, 0]
  for (const character of characters) {
    const formula = character === FORMULA_MARK ? passage.formulas[formulas] : undefined
    raw += formula ? toDelimited(formula).length : 1
    if (raw > SNIPPET_MAX - ELLIPSIS.length) break
    if (formula) formulas++
    all++
    if (raw < CLAUSE_MIN) first = all
  }
  const isWhole = all === characters.length
  const end = isWhole ? all : findClauseEnd(characters, first, all) || findWordEnd(characters, all) || all
  const text = passage.text.slice(0, measure(characters, end)).trimEnd()
  const kept = passage.formulas.slice(0, text.split(FORMULA_MARK).length - 1)
  const { visible, raw: length, tex } = toCost({ text, formulas: kept })
  const quality = isWhole ? 'block' : 'clause'
  return { text, formulas: kept, quality, visible, isHeavy: tex > length * TEX_SHARE_MAX, isWhole }
}

/** Code units of the first characters of a text. */
function measure(characters: readonly string[], count: number): number {
  let units = 0
  for (let at = 0; at < count; at++) units += characters[at]?.length ?? 0
  return units
}

/** The last clause mark in a stretch of a text; 0 if there is none. */
function findClauseEnd(characters: readonly string[], start: number, end: number): number {
  let at = end - 1
  while (at >= start && !isClauseMark(characters[at] ?? '', characters[at + 1])) at--
  return at < start ? 0 : at
}

function findWordEnd(characters: readonly string[], end: number): number {
  let at = end
  while (at > 0 && isWithinWord(characters[at - 1] ?? '', characters[at])) at--
  return at
}

function isClauseMark(character: string, next = ' '): boolean {
  return '，、：；—'.includes(character) || (',:;'.includes(character) && next === ' ')
}

function isWithinWord(character: string, next = ' '): boolean {
  return (
    /[\p{L}\p{N}]/u.test(character) &&
    /[\p{L}\p{N}\p{M}]/u.test(next) &&
    !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character + next)
  )
}

/** Whether braces and dollar signs that an author left in the text are closed; `$5` is money. */
function isBalanced(sentences: readonly Sentence[]): boolean {
  let [braces, dollars, parentheses] = [0, 0, 0]
  for (const { text } of sentences) {
    if (!/[{}$\\]/.test(text)) continue
    braces += text.split('{').length - text.split('}').length
    dollars += text.match(/\$(?!\d)/g)?.length ?? 0
    parentheses += text.split(/\\[([]/).length - text.split(/\\[)\]]/).length
  }
  return braces === 0 && dollars % 2 === 0 && parentheses === 0
}
