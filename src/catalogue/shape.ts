import { findClosest } from './find-closest.ts'

/** Where a value stands within a document: keys and list positions from the top. */
export type Path = readonly (string | number)[]

/** One mistake before anyone knows its line: `at` says whether the key itself or its value is wrong. */
export interface Slip {
  path: Path
  at: 'key' | 'value'
  detail: string
}

/** The place that a shape looks at, and where it notes what is wrong there. */
export interface Site {
  path: Path
  slips: Slip[]
}

/** Takes an unknown value; gives it back typed, or notes a slip and gives undefined. */
export type Shape<T> = (value: unknown, site: Site) => T | undefined

/** Characters of a wrong value that a message repeats. */
const QUOTED_CHARACTERS_MAX = 40

/** Notes that something else was expected; gives undefined, so that a shape can return it. */
export function expected(site: Site, what: string, value: unknown): undefined {
  return note(site, `expected ${what}, got ${describeValue(value)}`)
}

/** Notes a mistake in words of its own, which follow the name of the key. */
export function note({ path, slips }: Site, fault: string): undefined {
  slips.push({ path, at: 'value', detail: `${toLabel(path)}${fault}` })
}

/** Text of 1 to `charactersMax` characters, trimmed. */
export function text(what: string, charactersMax: number): Shape<string> {
  return (value, site) => {
    if (typeof value !== 'string' || value.trim() === '') return expected(site, what, value)
    if (value.length > charactersMax)
      return expected(site, `${what} of at most ${charactersMax} characters`, value)
    return value.trim()
  }
}

/** A whole number within limits, both included. */
export function whole(min: number, max: number): Shape<number> {
  return (value, site) => {
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
    return fits ? value : expected(site, `a whole number from ${min} to ${max}`, value)
  }
}

/** True or false. */
export const flag: Shape<boolean> = (value, site) =>
  typeof value === 'boolean' ? value : expected(site, 'true or false', value)

/** One of a few words. */
export function word<T extends string>(words: readonly T[]): Shape<T> {
  return (value, site) => {
    const found = words.find((candidate) => candidate === value)
    return found ?? expected(site, words.join(' or '), value)
  }
}

/** A list of at most `itemsMax`; a left-out item (null) is a slip of its own. */
export function list<T>(item: Shape<T>, itemsMax: number): Shape<T[]> {
  return (value, site) => {
    if (!Array.isArray(value)) return expected(site, 'a list', value)
    if (value.length > itemsMax) return expected(site, `a list of at most ${itemsMax}`, value)
    const items = value.map((entry, index) => item(entry, { ...site, path: [...site.path, index] }))
    return items.filter((entry) => entry !== undefined)
  }
}

/**
 * A mapping with these keys and no others. Optional keys may be null, which means left out. What is sound comes back
 * even where other parts are not, so that later checks find their mistakes in the same round.
 */
export function mapping<T extends object>(
  keys: { [K in keyof T]-?: Shape<NonNullable<T[K]>> },
  required: readonly (keyof T & string)[] = [],
): Shape<Partial<T>> {
  const known = Object.keys(keys)
  return (value, site) => {
    if (!isMapping(value)) return expected(site, `a mapping with ${toGlimpse(known)}`, value)
    noteStrangers(value, known, site)
    const sound: Partial<T> = {}
    for (const key of known as (keyof T & string)[]) {
      const given = Object.hasOwn(value, key) ? value[key] : undefined
      const inner = { ...site, path: [...site.path, key] }
      if (given === undefined || given === null) {
        if (required.includes(key)) note(inner, 'is missing')
        continue
      }
      const kept = keys[key](given, inner)
      if (kept !== undefined) sound[key] = kept
    }
    return sound
  }
}

/** The first keys: enough to know which mapping is meant. */
function toGlimpse(known: readonly string[]): string {
  return known.length > 4 ? `${known.slice(0, 4).join(', ')} …` : known.join(', ')
}

function noteStrangers(value: Record<string, unknown>, known: readonly string[], site: Site): void {
  for (const key of Object.keys(value).filter((name) => !known.includes(name))) {
    const path = [...site.path, key]
    const near = findClosest(key, known)
    const advice = near ? `did you mean \`${near}\`?` : `allowed here: ${known.join(', ')}`
    site.slips.push({ path, at: 'key', detail: `${toLabel(path)}is not a known key; ${advice}` })
  }
}

/** Whether a value is an object with keys, not a list. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `page.item[1]` in backticks and a space; nothing for a whole stanza, whose position the line tells. */
function toLabel(path: Path): string {
  const inner = typeof path[0] === 'number' ? path.slice(1) : path
  if (inner.length === 0) return ''
  const steps = inner.map((step) => (typeof step === 'number' ? `[${step}]` : `.${shorten(step)}`))
  return `\`${steps.join('').replace(/^\./, '')}\` `
}

function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  if (typeof value === 'object') return 'a mapping'
  if (typeof value === 'string') return value.trim() === '' ? 'empty text' : `"${shorten(value)}"`
  if (typeof value === 'number') return `the number ${value}`
  return String(value)
}

function shorten(words: string): string {
  return words.length > QUOTED_CHARACTERS_MAX ? `${words.slice(0, QUOTED_CHARACTERS_MAX)}…` : words
}
