/** Every member of a list or of a mapping. */
export const EVERY = Symbol('every')

/** A member's name, a position in a list, or all members. */
export type JsonStep = string | number | typeof EVERY
export type JsonPath = readonly JsonStep[]

/** What a value of a `json` rule says: where to look, or a text in which `paths` fill the gaps between `texts`. */
export type JsonExpression =
  | { kind: 'path'; path: JsonPath }
  | { kind: 'template'; texts: string[]; paths: JsonPath[] }

/** Longer paths are no paths that a person wrote. */
const STEPS_MAX = 30
const STEP = /\.?\["([^"]*)"\]|\.?\[(\d{1,6})\]|\.?\[(\*?)\]|(?:^|\.)(\*)(?=[.[]|$)|(?:^|\.)([^.[\]{}*]+)/y
const BRACES = /\{([^{}]*)\}/

/**
 * Reads `data.posts`, `authors[].name`, `links[0].href`, `edges.*.node`, `["a.b"]`; `$` alone is the value itself and may
 * stand first. A text with paths in braces (`https://site.example/posts/{slug}`) is a template. Null for what is neither.
 */
export function parseJsonExpression(text: string): JsonExpression | null {
  if (!/[{}]/.test(text)) {
    const path = parsePath(text)
    return path && { kind: 'path', path }
  }
  // Split by a pattern with one group: texts and paths in turn.
  const parts = text.split(BRACES)
  const texts = parts.filter((_, index) => index % 2 === 0)
  const paths = parts.flatMap((part, index) => (index % 2 === 0 ? [] : [parsePath(part)]))
  const isSound = paths.every((path) => path !== null) && !texts.some((part) => /[{}]/.test(part))
  return isSound ? { kind: 'template', texts, paths } : null
}

function parsePath(text: string): JsonPath | null {
  const trimmed = text.trim()
  if (trimmed === '$') return []
  const bare = /^\$[.[]/.test(trimmed) ? trimmed.slice(1).replace(/^\./, '') : trimmed
  const steps: JsonStep[] = []
  STEP.lastIndex = 0
  while (STEP.lastIndex < bare.length) {
    const match = STEP.exec(bare)
    if (!match || steps.length === STEPS_MAX) return null
    const [, quoted, position, , , name] = match
    steps.push(position === undefined ? (quoted ?? name?.trim() ?? EVERY) : Number(position))
  }
  return steps.length > 0 ? steps : null
}

/** All values that a path leads to, in the order of the document. Only own members are seen; nothing is written. */
export function findJsonValues(root: unknown, path: JsonPath): unknown[] {
  let values = [root]
  for (const step of path) values = values.flatMap((value) => takeStep(value, step))
  return values
}

function takeStep(value: unknown, step: JsonStep): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  if (step === EVERY) return Object.values(value)
  return Object.hasOwn(value, step) && (typeof step === 'number' || !Array.isArray(value))
    ? [(value as Record<JsonStep, unknown>)[step]]
    : []
}
