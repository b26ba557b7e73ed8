/** Members of an object that a sentence names. */
const MEMBERS_SHOWN = 8
const CHARACTERS_SHOWN = 40

/** What a JSON value is, as the end of a sentence for people: "an object with posts (a list of 10), total (12)". */
export function describeJson(value: unknown): string {
  if (!isObject(value)) return describePart(value)
  const names = Object.keys(value)
  const shown = names
    .slice(0, MEMBERS_SHOWN)
    .map((name) => `${shorten(name)} (${describePart(value[name])})`)
    .join(', ')
  if (names.length === 0) return describePart(value)
  const rest = names.length - MEMBERS_SHOWN
  return `an object with ${shown}${rest > 0 ? ` and ${rest} more` : ''}`
}

function describePart(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  if (isObject(value)) return Object.keys(value).length === 0 ? 'an empty object' : 'an object'
  return typeof value === 'string' ? `"${shorten(value)}"` : String(value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > CHARACTERS_SHOWN ? `${line.slice(0, CHARACTERS_SHOWN).toWellFormed()}…` : line
}
