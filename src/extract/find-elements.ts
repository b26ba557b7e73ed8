import type { CheerioAPI } from 'cheerio/slim'
import type { Element } from 'domhandler'

/** The last compound of a selector and the part of it to look up by. */
const LAST_COMPOUND = /[^\s>+~]+$/
const KEYS: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/#([\w-]+)/, (match) => `#${match[1]}`],
  [/\.([\w-]+)/, (match) => `.${match[1]}`],
  [/\[([\w-]+)~?=["']?([\w:-]+)["']?\]/, (match) => `@${match[1]}=${match[2]?.toLowerCase()}`],
  [/^([a-z][\w-]*)/i, (match) => match[1]?.toLowerCase() ?? ''],
]
const INDEXED_ATTRIBUTES = ['itemprop', 'rel', 'property', 'data-testid', 'role']

type Index = Map<string, number[]>

/**
 * Looks elements up by selector in a list of all elements in page order. The first call makes an index by id, class, some
 * attributes and tag; each call then tests only the few elements that may match. For the selectors of our own tables,
 * whose last part names one of these; it does not understand every selector.
 */
export function createFinder($: CheerioAPI, elements: readonly Element[]): (selector: string) => Element[] {
  let index: Index | null = null
  let found = new Set<number>()
  const addMatching = (part: string, candidates: readonly number[]): void => {
    if (candidates.length === 0) return
    const places = new Map(candidates.map((at) => [elements[at], at]))
    for (const element of $([...places.keys()].filter((element) => element !== undefined)).filter(part)) {
      found.add(places.get(element) ?? -1)
    }
  }
  return (selector) => {
    index ??= buildIndex(elements)
    found = new Set()
    for (const part of splitList(selector)) {
      const candidates = index.get(toKey(part)) ?? []
      if (/^[#.]?[\w-]+$/.test(part)) for (const at of candidates) found.add(at)
      else addMatching(part, candidates)
    }
    return [...found].sort((a, b) => a - b).flatMap((at) => elements[at] ?? [])
  }
}

function buildIndex(elements: readonly Element[]): Index {
  const index: Index = new Map()
  const wordsOf = createSplitter()
  const add = (key: string, at: number): void => {
    const list = index.get(key)
    if (!list) index.set(key, [at])
    else if (list.at(-1) !== at) list.push(at)
  }
  for (const [at, { name, attribs }] of elements.entries()) {
    add(name, at)
    if (attribs.id) add(`#${attribs.id}`, at)
    for (const token of wordsOf(attribs.class)) add(`.${token}`, at)
    for (const attribute of INDEXED_ATTRIBUTES) {
      for (const word of wordsOf(attribs[attribute])) add(`@${attribute}=${word.toLowerCase()}`, at)
    }
  }
  return index
}

/** Splits attribute values at white space, each distinct value once: pages repeat theirs. */
function createSplitter(): (value: string | undefined) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (value) => {
    if (!value) return []
    const words = known.get(value) ?? value.trim().split(/\s+/)
    known.set(value, words)
    return words
  }
}

function splitList(selector: string): string[] {
  return selector.includes(',')
    ? selector.split(/,(?![^([]*[)\]])/).map((part) => part.trim())
    : [selector.trim()]
}

function toKey(part: string): string {
  const last = LAST_COMPOUND.exec(part)?.[0] ?? part
  for (const [pattern, toName] of KEYS) {
    const match = pattern.exec(last)
    if (match) return toName(match)
  }
  return '*'
}
