import { splitRows } from './tex-rows.ts'

/** Environments that AMS-LaTeX numbers: as a whole, or row by row. */
const NUMBERED = /^\\begin\{(equation|multline|align|alignat|flalign|gather|eqnarray)\}(.*)\\end\{\1\}/s
const LABEL = /\\label\s*\{([^{}]*)\}/g
const TAG = /\\tag\*?\s*\{([^{}]*)\}/
const UNNUMBERED = /\\(?:nonumber|notag)(?![a-zA-Z])/

/** What `\ref` prints, by label. */
export type References = ReadonlyMap<string, string>

/**
 * The numbers that a renderer gives to labelled equations, in reading order: those of AMS environments, which count on,
 * and tags. Empty for pages without labels.
 */
export function numberEquations(sources: readonly string[]): References {
  const references = new Map<string, string>()
  if (!sources.some((tex) => tex.includes('\\label'))) return references
  let count = 0
  for (const { row, numbered } of sources.flatMap(toRows)) {
    const tag = TAG.exec(row)?.[1]
    if (numbered && tag === undefined) count += 1
    const number = tag ?? (numbered ? String(count) : undefined)
    if (number === undefined) continue
    for (const [, label = ''] of row.matchAll(LABEL)) references.set(label, number)
  }
  return references
}

function toRows(tex: string): { row: string; numbered: boolean }[] {
  const [, name, content = ''] = NUMBERED.exec(tex) ?? []
  if (name === undefined) return [{ row: tex, numbered: false }]
  const rows = name === 'equation' || name === 'multline' ? [content] : splitRows(content)
  return rows.filter((row) => row.trim() !== '').map((row) => ({ row, numbered: !UNNUMBERED.test(row) }))
}

/** TeX in which references are numbers and labels the tags that show them. */
export function resolveReferences(tex: string, references: References): string {
  if (references.size === 0 || !/\\(?:eqref|ref|label)/.test(tex)) return tex
  return tex
    .replace(/\\(eqref|ref)\s*\{([^{}]*)\}/g, (whole, command: string, label: string) => {
      const number = references.get(label)
      if (number === undefined) return whole
      return command === 'ref' ? `\\text{${number}}` : `\\text{(${number})}`
    })
    .replace(LABEL, (_whole, label: string) => {
      const number = references.get(label)
      return number === undefined || TAG.test(tex) ? '' : `\\tag{${number}}`
    })
}
