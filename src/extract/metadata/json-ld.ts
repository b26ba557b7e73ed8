export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }
export type JsonObject = { [key: string]: JsonValue }

/** Longer scripts are data of a shop or a game, not of a post. Characters. */
const SCRIPT_LENGTH_MAX = 500_000
const OBJECTS_MAX = 500
const DEPTH_MAX = 12

/**
 * The objects of one JSON-LD script, those of arrays, `@graph` and nested values included, outer before inner. Mends what
 * sites get wrong: comments and CDATA around, raw line breaks in strings, a trailing comma or semicolon. Never throws.
 */
export function parseJsonLd(text: string): JsonObject[] {
  if (text.length > SCRIPT_LENGTH_MAX) return []
  const value = parseLoosely(text)
  const objects: JsonObject[] = []
  if (value !== undefined) collect(value, objects, 0)
  return objects
}

function parseLoosely(text: string): JsonValue | undefined {
  const bare = text
    .replace(/^\s*(?:\/\/\s*)?(?:<!--|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/, '')
    .replace(/(?:\/\/\s*)?(?:-->|\]\]>|\/\*\s*\]\]>\s*\*\/)\s*$/, '')
  const attempts = [
    bare,
    bare
      .replace(/\p{Cc}+/gu, ' ')
      .replace(/;\s*$/, '')
      .replace(/,\s*([\]}])/g, '$1'),
  ]
  for (const attempt of attempts) {
    try {
      return JSON.parse(attempt) as JsonValue
    } catch {
      // The next attempt mends more; a script that stays broken says nothing.
    }
  }
  return undefined
}

function collect(value: JsonValue, objects: JsonObject[], depth: number): void {
  if (depth > DEPTH_MAX || objects.length >= OBJECTS_MAX || value === null || typeof value !== 'object')
    return
  if (Array.isArray(value)) {
    for (const item of value) collect(item, objects, depth + 1)
    return
  }
  objects.push(value)
  for (const inner of Object.values(value)) collect(inner, objects, depth + 1)
}

/** The types of an object, without the schema.org address. */
export function typesOf(object: JsonObject): string[] {
  return toList(object['@type'] ?? null).flatMap((type) =>
    typeof type === 'string' ? [type.replace(/^.*[/#]/, '')] : [],
  )
}

/** A value as a list: nothing for null, one for a single value. */
export function toList(value: JsonValue | undefined): JsonValue[] {
  if (value === null || value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** A value as text: itself, or the name of a thing. */
export function toWords(value: JsonValue | undefined): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return toWords(value[0])
  if (value && typeof value === 'object') return toWords(value.name ?? value['@value'] ?? value.url ?? null)
  return null
}

/** What a value refers to: the object of the graph with its `@id` where it says no more than that, else itself. */
export function resolveReference(value: JsonValue | undefined, all: readonly JsonObject[]): JsonValue {
  if (!value || typeof value !== 'object' || Array.isArray(value) || value.name !== undefined)
    return value ?? null
  const id = value['@id']
  return all.find((object) => object['@id'] === id && object.name !== undefined) ?? null
}
