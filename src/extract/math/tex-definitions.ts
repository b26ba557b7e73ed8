/** Commands that authors define: by name with backslash, the body with `#1` for arguments. */
export type Macros = Readonly<Record<string, string>>

/** A preamble of more is somebody's whole style file. */
const DEFINITIONS_MAX = 200
/** Bodies that are longer are left out: they multiply with every use. */
export const BODY_CHARACTERS_MAX = 300
const DEFINITION =
  /\\(?:(?:re|provide)?newcommand\*?\s*\{?\s*(?<command>\\(?:[a-zA-Z]+|[^a-zA-Z\s]))\s*\}?\s*(?:\[\d\]\s*)?(?:\[[^\][]*\]\s*)?|[gex]?def\s*(?<defined>\\[a-zA-Z]+)\s*(?:#\d)*\s*|DeclareMathOperator(?<star>\*?)\s*\{?\s*(?<operator>\\[a-zA-Z]+)\s*\}?\s*)(?=\{)/g

/** TeX without the commands it defines, and these. What defines and prints nothing leaves an empty rest. */
export function splitDefinitions(tex: string): { rest: string; macros: Macros } {
  if (!/\\(?:\w*newcommand|[gex]?def|DeclareMathOperator)/.test(tex)) return { rest: tex, macros: {} }
  const macros: Record<string, string> = {}
  let rest = ''
  let from = 0
  let count = 0
  for (const match of tex.matchAll(DEFINITION)) {
    const { command, defined, operator, star } = match.groups ?? {}
    const start = match.index + match[0].length
    const end = closingBrace(tex, start)
    if (end < 0 || count >= DEFINITIONS_MAX) break
    if (match.index < from) continue
    const body = tex.slice(start + 1, end)
    const name = command ?? defined ?? operator ?? ''
    if (body.length <= BODY_CHARACTERS_MAX) macros[name] = operator ? `\\operatorname${star}{${body}}` : body
    rest += tex.slice(from, match.index)
    from = end + 1
    count += 1
  }
  return { rest: (rest + tex.slice(from)).trim(), macros }
}

/** Of a page's commands those that a formula uses, by itself or through another. */
export function pickMacros(tex: string, macros: Macros): Macros {
  const picked: Record<string, string> = {}
  if (Object.keys(macros).length === 0) return picked
  const queue = [tex]
  for (let source = queue.pop(); source !== undefined; source = queue.pop()) {
    for (const [command] of source.matchAll(/\\(?:[a-zA-Z]+|[^a-zA-Z\s])/g)) {
      const body =
        picked[command] === undefined && Object.hasOwn(macros, command) ? macros[command] : undefined
      if (body === undefined) continue
      picked[command] = body
      queue.push(body)
    }
  }
  return picked
}

/** Where the group ends that begins at `open`; -1 when it does not. */
function closingBrace(tex: string, open: number): number {
  let depth = 0
  for (let at = open; at < tex.length; at += 1) {
    const sign = tex[at]
    if (sign === '\\') at += 1
    else if (sign === '{') depth += 1
    else if (sign === '}') depth -= 1
    if (depth === 0) return at
  }
  return -1
}
