import { findJsonValues, type JsonExpression, parseJsonExpression } from '../../json-path.ts'
import type { JsonSelector } from '../../source.ts'
import { dropControls } from '../entities.ts'

/** The name of an item in the mapping that holds it; its position in a list. */
const KEY = '@key'
/** Values of one field that are looked at: authors, tags. */
const VALUES_MAX = 200

/** One post as it stands in the document. */
export interface JsonItem {
  key: string
  value: unknown
}

/** The settings of a field as its ordered fallbacks; what is no path is none. */
export function toExpressions(selector: JsonSelector | undefined): JsonExpression[] {
  if (selector === undefined) return []
  return [selector].flat().flatMap((text) => parseJsonExpression(text) ?? [])
}

/** How operators write them: for warnings. */
export function showPaths(selector: JsonSelector | undefined): string {
  return [selector ?? []]
    .flat()
    .map((path) => `"${path}"`)
    .join(', ')
}

/** How a value that fills a gap of a template is written there. */
type Encode = (text: string) => string

/** Reads fields of one post. */
export interface FieldReader {
  /** The first value of the first fallback that `read` takes; null when it takes none. */
  first<T>(selector: JsonSelector | undefined, read: (value: unknown) => T | null): T | null
  /** Every text of the first fallback that gives any, each once; lists within count as their members. */
  all(selector: JsonSelector | undefined): string[]
  /** An address: what fills the gaps of a template is escaped as a part of its path. */
  address(selector: JsonSelector | undefined): string | null
}

export function createFieldReader(item: JsonItem): FieldReader {
  const first: FieldReader['first'] = (selector, read) =>
    pick(item, { selector, read, encode: (text) => text })
  return {
    first,
    all: (selector) => {
      for (const expression of toExpressions(selector)) {
        const values = evaluate(item, expression, (text) => text).flat()
        const texts = values.slice(0, VALUES_MAX).flatMap((value) => toText(value) ?? [])
        if (texts.length > 0) return [...new Set(texts)]
      }
      return []
    },
    address: (selector) => pick(item, { selector, read: toText, encode: encodePath }),
  }
}

interface Wanted<T> {
  selector: JsonSelector | undefined
  read: (value: unknown) => T | null
  encode: Encode
}

function pick<T>(item: JsonItem, { selector, read, encode }: Wanted<T>): T | null {
  for (const expression of toExpressions(selector)) {
    for (const value of evaluate(item, expression, encode)) {
      const taken = read(value)
      if (taken !== null) return taken
    }
  }
  return null
}

/** The values that an expression gives; a template gives one text, or nothing where a gap stays empty. */
function evaluate(item: JsonItem, expression: JsonExpression, encode: Encode): unknown[] {
  if (expression.kind === 'path') return find(item, expression.path)
  const { texts, paths } = expression
  let written = texts[0] ?? ''
  for (const [index, path] of paths.entries()) {
    const text = find(item, path)
      .map(toText)
      .find((each) => each !== null)
    if (!text) return []
    // What opens a template may be a whole address: it stands as it is.
    written += (written === '' ? text : encode(text)) + (texts[index + 1] ?? '')
  }
  return [written]
}

function find({ key, value }: JsonItem, path: readonly unknown[] & Parameters<typeof findJsonValues>[1]) {
  const values = findJsonValues(value, path)
  return values.length === 0 && path.length === 1 && path[0] === KEY ? [key] : values
}

/** `a b/c?d` as `a%20b/c%3Fd`: slashes may part the path. */
function encodePath(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('%2F', '/')
}

/** The words of a value; null for what has none: lists, objects, true and false, nothing. */
export function toText(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? dropControls(value).trim() || null : null
}
