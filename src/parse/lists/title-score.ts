import type { Element } from 'domhandler'
import type { CardLine } from './card-lines.ts'
import { isDateText } from './date-text.ts'
import { countWords, isTelling } from './words.ts'

/** Lines that play the same part in the cards of a list. */
export interface Slot {
  lines: CardLine[]
  /** Sum of their places from the top of their cards. */
  first: number
}

/** More of a class attribute is not read. */
const CLASS_CHARACTERS_MAX = 300
const WORDS_ENOUGH = 6
const WORDS_LONG = 18
const WORDS_TOO_LONG = 30

/** How likely the lines of a slot are the titles of `cardCount` cards. */
export function scoreSlot({ lines, first }: Slot, cardCount: number): number {
  const { length } = lines
  const kind = lines[0]?.kind
  const mean = (value: (line: CardLine) => number) =>
    lines.reduce((sum, line) => sum + value(line), 0) / length
  const distinct = new Set(lines.map(({ text }) => text)).size / length
  const telling = mean(({ text }) => (mayBeTitle(text) ? 1 : 0))
  return (
    mean(toLook) +
    scoreLength(mean(({ text }) => countWords(text.replace(NUMBERS, ' ')))) +
    (distinct - 1) * 6 +
    (telling - 1) * 8 +
    (length / cardCount - 1) * 4 -
    (kind === 'name' ? 0 : (first / length) * 0.15)
  )
}

/** Whether a line may name a post: it is neither a date nor a count nor an invitation to read on. */
export function mayBeTitle(text: string): boolean {
  return isTelling(text) && !isDateText(text)
}

/** Numbers are no words of a title: those of versions and dates say little. */
const NUMBERS = /\b[\d.:/-]+\b/g

function scoreLength(words: number): number {
  if (words > WORDS_TOO_LONG) return -5
  if (words > WORDS_LONG) return -1
  return words < 1.5 ? -1.5 : Math.min(words, WORDS_ENOUGH) / 4
}

/** How much a line looks like a title by itself. */
function toLook({ element, heading, owner, isWholeLink, kind }: CardLine): number {
  if (kind === 'name') return 0.25
  const owned = owner === 'post' ? (isWholeLink ? 2.5 : 1) : owner === 'other' ? -1 : 0
  const isEmphatic = /^(strong|b)$/.test(element.name) || EMPHASIS.test(element.attribs.class ?? '')
  return (
    (heading > 0 ? 4.5 - heading * 0.3 : 0) +
    scoreNames(element) +
    (isEmphatic ? 1 : 0) +
    owned -
    (kind === 'rest' ? 2 : 0)
  )
}

/** What the class of an element says, or of the one that holds it alone. */
function scoreNames({ attribs, parent }: Element): number {
  const isAlone = parent?.type === 'tag' && parent.children.filter(({ type }) => type === 'tag').length === 1
  const own = toNameWords(attribs.class ?? '', attribs.itemprop ?? '')
  const isTold = own.some((one) => TITLE.has(one) || LESSER.has(one))
  const names = isTold || !isAlone ? own : toNameWords(parent.attribs.class ?? '', '')
  if (names.some((one) => LESSER.has(one))) return -2.5
  return names.some((one) => TITLE.has(one)) ? 2.5 : 0
}

const TITLE = new Set('title titel headline heading subject name'.split(' '))
const LESSER = new Set(
  `subtitle sub excerpt summary desc description abstract intro lead teaser text content caption meta tag tags category
  categories cat author authors byline by date time day when label badge info eyebrow kicker type host domain source
  comment comments read more site user`.split(/\s+/),
)
const EMPHASIS =
  /(?:^|\s)(?:font-(?:medium|semibold|bold|extrabold)|text-(?:lg|xl|[2-9]xl)|fw-bold|is-[1-4])(?:\s|$)/

/** `Card_heading__x9` and `postTitle2 text-xl` as `card heading post title`; sizes and colours are no names. */
function toNameWords(classes: string, itemprop: string): string[] {
  return `${classes.slice(0, CLASS_CHARACTERS_MAX)} ${itemprop.slice(0, CLASS_CHARACTERS_MAX)}`
    .split(/\s+/)
    .filter(
      (token) => !/^(?:text|font|bg|border|line|flex|items|m[trblxy]?|p[trblxy]?)-|^[a-z]+:/.test(token),
    )
    .flatMap((token) =>
      token
        .replace(/__[\w-]+$/, '')
        .replace(/([a-z])([A-Z])/g, '$1-$2')
        .toLowerCase()
        .split(/[-_\d]+/),
    )
    .filter(Boolean)
}
