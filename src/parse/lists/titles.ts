import type { Element } from 'domhandler'
import type { StatedDate } from '../../feed.ts'
import { foldSpaces } from '../plain-text.ts'
import { type CardLine, readLines } from './card-lines.ts'
import { splitSharedDates } from './title-dates.ts'
import { mayBeTitle, type Slot, scoreSlot } from './title-score.ts'

/** What titles are looked for in. */
export interface TitleCard {
  roots: readonly Element[]
  leadsToPost: (link: Element) => boolean
}

/** The titles of the cards of one list. */
export interface Titles {
  titles: (string | null)[]
  /** Dates with which the titles began or ended. */
  dates: (StatedDate | null)[]
  /** The element of each title. */
  elements: (Element | null)[]
  /** Whether each title stands where most do. */
  usual: boolean[]
  /** Lines of each card. */
  lines: CardLine[][]
  /** Share of titles that are headings. */
  headed: number
  /** Share of titles that are words of the post's own link, and of those that are words of another. */
  owned: number
  foreign: number
}

interface RankedSlot extends Slot {
  score: number
}

/** Slots of the same list that stand in so few of its cards are exceptions. */
const SCORE_MIN = -2

/**
 * The title of each card. Which line is the title is decided for all cards at once: it stands in most of them, is
 * different in each, and looks like one (a heading, the words of the post's link, a telling class, the right length).
 * `language` is that of the page.
 */
export function findTitles(cards: readonly TitleCard[], language: string | null): Titles {
  const lines = cards.map(({ roots, leadsToPost }) => readLines(roots, leadsToPost))
  const names = nameSlots(lines)
  const slots = rankSlots(lines, names)
  const chosen = lines.map((own) =>
    choose(own, (line) => slots.get(names.get(line) ?? '')?.score ?? SCORE_MIN),
  )
  const words = chosen.map((line) => line && toTitle(complete(line)))
  const places = chosen.map((line) => (line ? names.get(line) : undefined))
  const usual = [...Map.groupBy(places, (place) => place).values()].toSorted(
    (a, b) => b.length - a.length,
  )[0]?.[0]
  const share = (test: (line: CardLine) => boolean) =>
    chosen.filter((line) => line !== null && test(line)).length / Math.max(1, cards.length)
  return {
    ...splitSharedDates(words, language),
    elements: chosen.map((line) => line?.element ?? null),
    usual: places.map((place) => place === usual),
    lines,
    headed: share(({ heading }) => heading > 0),
    owned: share(({ owner }) => owner === 'post'),
    foreign: share(({ owner }) => owner === 'other'),
  }
}

/** The line of the best slot that the card has. */
function choose(lines: CardLine[], scoreOf: (line: CardLine) => number): CardLine | null {
  let best: CardLine | null = null
  for (const line of lines)
    if (mayBeTitle(line.text) && scoreOf(line) > (best ? scoreOf(best) : SCORE_MIN)) best = line
  return best
}

/** A title that was cut short to fit its line, as the link's own `title` has it. */
function complete({ text, element }: CardLine): string {
  const start = /^(.{4,}?)\s*(?:\.{2,}|…+)$/.exec(text)?.[1]
  const link = [element, element.parent].find((at) => at?.type === 'tag' && at.attribs.title)
  const whole = link?.type === 'tag' ? foldSpaces(link.attribs.title ?? '') : ''
  return start && whole.startsWith(start) ? whole : text
}

/** Names the part that each line plays; of equal ones the first, the second … */
function nameSlots(cards: CardLine[][]): Map<CardLine, string> {
  const names = new Map<CardLine, string>()
  for (const lines of cards) {
    const counts = new Map<string, number>()
    for (const line of lines) {
      const name = `${line.heading > 0 ? 'h' : ''}${line.owner ?? ''}|${line.slot}`
      const count = counts.get(name) ?? 0
      counts.set(name, count + 1)
      names.set(line, `${name}#${count}`)
    }
  }
  return names
}

function rankSlots(cards: CardLine[][], names: ReadonlyMap<CardLine, string>): Map<string, RankedSlot> {
  const slots = new Map<string, RankedSlot>()
  for (const lines of cards) {
    for (const [index, line] of lines.entries()) {
      const name = names.get(line) ?? ''
      const slot = slots.get(name) ?? { lines: [], first: 0, score: 0 }
      slot.lines.push(line)
      slot.first += index
      slots.set(name, slot)
    }
  }
  for (const slot of slots.values()) slot.score = scoreSlot(slot, cards.length)
  return slots
}

/** Without labels, marks and arrows that stand around a title. */
function toTitle(text: string): string {
  return foldSpaces(text)
    .replace(/^[•·»›▪■►▸◆●]\s*/u, '')
    .replace(/^(?:title|标题|题目)\s*[:：]\s*/i, '')
    .replace(/^[[【(（](?:置顶|精华|pinned|sticky)[\]】)）]\s*/i, '')
    .replace(/\s*[→›»↗➜]+$/u, '')
}
