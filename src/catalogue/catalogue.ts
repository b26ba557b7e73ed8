import { AppError, type Mistake } from '../errors.ts'
import type { Source } from '../source.ts'
import type { Tag } from '../tag.ts'
import { toUrlKey } from '../url.ts'
import { expected, isMapping, type Shape, type Site, type Slip } from './shape.ts'
import { type Stanza, stanzaShape, toWholeSource } from './stanza.ts'
import { findTagSlips } from './tag-slips.ts'
import { type LooseTag, tagShape, toTag } from './vocabulary.ts'
import { parseYaml } from './yaml-text.ts'

/** A configuration file as read by the caller. `file` is its name for messages. */
export interface ConfigText {
  text: string
  file: string
}

/** Mistakes told at once; a file in the wrong format altogether would bury its reader in them. */
const MISTAKES_MAX = 100

/**
 * The sources of a `sources.yaml`, in its order; an empty file gives none.
 * Throws AppError `invalid` whose `mistakes` are all that is wrong, each with `file:line` and what was expected.
 */
export function parseSources(config: ConfigText): Source[] {
  const stanzas = parseStanzas<Stanza>(config, {
    shape: stanzaShape,
    findSlips: (raw) => [...findRepeats(raw, 'id', (id) => id), ...findRepeats(raw, 'url', toUrlKey)],
  })
  return stanzas.map(toWholeSource)
}

/** The vocabulary of a `tags.yaml`. Throws AppError `invalid` like `parseSources`. */
export function parseTags(config: ConfigText): Tag[] {
  const stanzas = parseStanzas<LooseTag>(config, {
    shape: tagShape,
    findSlips: (raw, sound) => [...findRepeats(raw, 'id', (id) => id), ...findTagSlips(sound)],
  })
  return stanzas.map(toTag)
}

interface Rules<T> {
  shape: Shape<T>
  /** Slips between stanzas: `raw` as written, `sound` what the shape made of each, at the same positions. */
  findSlips(raw: readonly unknown[], sound: readonly (T | undefined)[]): Slip[]
}

function parseStanzas<T>({ text, file }: ConfigText, rules: Rules<T>): T[] {
  const { value, faults, lineOf } = parseYaml(text)
  const site: Site = { path: [], slips: [] }
  const raw = toList(value, site)
  const sound = raw.map((one, index) => rules.shape(one, { ...site, path: [index] }))
  const slips = [...site.slips, ...rules.findSlips(raw, sound)]
  const found = [...faults, ...slips.map(({ path, at, detail }) => ({ line: lineOf(path, at), detail }))]
  if (found.length > 0) throw toRefusal(file, found)
  return sound.filter((one) => one !== undefined)
}

/** The stanzas of a document; none for an empty one. */
function toList(value: unknown, site: Site): unknown[] {
  if (Array.isArray(value)) return value
  if (value !== null) expected(site, 'a list of stanzas that begin with `- id:`', value)
  return []
}

/** The second stanza with the same value at `key`, as `toKey` compares them. */
function findRepeats(raw: readonly unknown[], key: 'id' | 'url', toKey: (value: string) => string): Slip[] {
  const first = new Map<string, number>()
  const slips: Slip[] = []
  for (const [index, stanza] of raw.entries()) {
    const value = isMapping(stanza) && Object.hasOwn(stanza, key) ? stanza[key] : null
    if (typeof value !== 'string') continue
    const earlier = first.get(toKey(value))
    if (earlier === undefined) first.set(toKey(value), index)
    else expected({ path: [index, key], slips }, `a value that stanza ${earlier + 1} has not taken`, value)
  }
  return slips
}

function toRefusal(file: string, found: readonly { line: number; detail: string }[]): AppError {
  const inOrder = found.toSorted((left, right) => left.line - right.line)
  const mistakes: Mistake[] = inOrder
    .slice(0, MISTAKES_MAX)
    .map(({ line, detail }) => ({ where: `${file}:${line}`, detail }))
  const count = inOrder.length === 1 ? '1 mistake' : `${inOrder.length} mistakes`
  return new AppError('invalid', `${file} has ${count}: mend the lines named and try again`, { mistakes })
}
