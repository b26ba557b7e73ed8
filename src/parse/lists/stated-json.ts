import type { Page } from './page.ts'

/** State of bigger scripts is not read. */
const SCRIPT_CHARACTERS_MAX = 4_000_000
const DEPTH_MAX = 40
/** `window.__INITIAL_STATE__ = {` and the like, at the start of a script. */
const ASSIGNMENT =
  /^\s*(?:(?:window|self|globalThis)\s*[.[]\s*["']?|(?:var|let|const)\s+)[\w$.]{1,60}["']?\s*\]?\s*=\s*(?=[[{])/

/** The JSON in the scripts of a page: JSON-LD, state of script frameworks, state that a script assigns. */
export function readStatedJson({ $ }: Pick<Page, '$'>): unknown[] {
  const typed = $('script[type$="json"], script#__NEXT_DATA__').toArray()
  const values = typed.flatMap((script) => parseJson($(script).text()))
  return [...values.map(unflatten), ...findStreamed($), ...findAssigned($)]
}

/** The value that a text holds, alone in a list; none for what is no JSON or too much of it. */
export function parseJson(text: string): unknown[] {
  if (text.length > SCRIPT_CHARACTERS_MAX) return []
  try {
    return [JSON.parse(text)]
  } catch {
    return []
  }
}

/** Next.js streams its state: `self.__next_f.push([1,"1a:[…]\n"])`, JSON behind an id on each line. */
function findStreamed($: Page['$']): unknown[] {
  let stream = ''
  for (const script of $('script:not([src])').toArray()) {
    const pushed = /^\s*self\.__next_f\.push\((\[[\s\S]*\])\)\s*;?\s*$/.exec($(script).text())?.[1]
    const [value] = pushed ? parseJson(pushed) : []
    if (Array.isArray(value) && typeof value[1] === 'string') stream += value[1]
    if (stream.length > SCRIPT_CHARACTERS_MAX) break
  }
  return stream.split('\n').flatMap((line) => {
    const json = /^[\da-f]{1,6}:([[{].*)$/.exec(line)?.[1]
    return json ? parseJson(json) : []
  })
}

function findAssigned($: Page['$']): unknown[] {
  return $('script:not([src]):not([type$="json"])')
    .toArray()
    .flatMap((script) => {
      const text = $(script).text()
      const start = text.length > SCRIPT_CHARACTERS_MAX ? undefined : ASSIGNMENT.exec(text)?.[0].length
      return start === undefined ? [] : parseJson(text.slice(start, findEnd(text, start)))
    })
}

/** Where the brackets that open at `start` are closed. */
function findEnd(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const character = text[at]
    if (character === '"') at = skipString(text, at)
    else if (character === '{' || character === '[') depth++
    else if ((character === '}' || character === ']') && --depth === 0) return at + 1
  }
  return text.length
}

function skipString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

/** Nuxt writes every value once into one list, in which members are positions: `[["Reactive",1],{"title":2},"…"]`. */
function unflatten(value: unknown): unknown {
  if (!Array.isArray(value) || !isFlat(value)) return value
  const built = new Map<number, unknown>()
  const read = (position: unknown, depth: number): unknown => {
    if (typeof position !== 'number' || depth > DEPTH_MAX) return null
    if (!built.has(position)) {
      // A value that holds itself is cut where it begins again.
      built.set(position, null)
      built.set(
        position,
        build(value[position], (member) => read(member, depth + 1)),
      )
    }
    return built.get(position)
  }
  return read(0, 0)
}

function build(kept: unknown, read: (position: unknown) => unknown): unknown {
  if (Array.isArray(kept)) {
    const isTyped = typeof kept[0] === 'string'
    if (isTyped) return typeof kept[1] === 'number' ? read(kept[1]) : (kept[1] ?? null)
    return kept.map(read)
  }
  if (typeof kept !== 'object' || kept === null) return kept
  return Object.fromEntries(Object.entries(kept).map(([name, member]) => [name, read(member)]))
}

/** Whether the members of the first values are all positions within the list. */
function isFlat(value: readonly unknown[]): boolean {
  const heads = value.slice(0, 3).filter((one) => typeof one === 'object' && one !== null)
  const positions = heads.flatMap((one) =>
    Object.values(one as object).filter((each) => typeof each !== 'string'),
  )
  const isPosition = (one: unknown) =>
    Number.isInteger(one) && (one as number) > -8 && (one as number) < value.length
  return value.length > 3 && positions.length > 0 && positions.every(isPosition)
}
