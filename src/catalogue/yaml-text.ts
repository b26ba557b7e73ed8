import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import type { Path, Slip } from './shape.ts'

/** Copies of anchored nodes in all: enough for real files, too few for a "billion laughs" document. */
const ALIASES_MAX = 100
const TEXT_CHARACTERS_MAX = 5_000_000
/** One broken bracket can make YAML complain of every line after it. */
const FAULTS_MAX = 20
/** What some editors write at the beginning; YAML takes it for a part of what follows on its line. */
const BYTE_ORDER_MARK = /^\uFEFF/

/** A YAML text read as plain values, which still knows its lines. */
export interface YamlText {
  /** Null where the text is not YAML at all. */
  value: unknown
  /** Mistakes of YAML itself. */
  faults: { line: number; detail: string }[]
  /** The line (from 1) of a value, or of its key. */
  lineOf(path: Path, at: Slip['at']): number
}

/** Reads one YAML 1.2 document. Never throws. */
export function parseYaml(text: string): YamlText {
  if (text.length > TEXT_CHARACTERS_MAX)
    return toBroken([
      { line: 1, detail: `expected at most ${TEXT_CHARACTERS_MAX} characters, got ${text.length}` },
    ])
  try {
    return toYamlText(text.replace(BYTE_ORDER_MARK, ''))
  } catch (error) {
    // Too many copies of an anchor, or nesting deeper than the stack.
    return toBroken([{ line: 1, detail: `YAML: ${error instanceof Error ? error.message : String(error)}` }])
  }
}

function toYamlText(text: string): YamlText {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false })
  const toLine = (offset: number) => counter.linePos(offset).line || 1
  const all = [...document.errors, ...document.warnings]
  const faults = all.slice(0, FAULTS_MAX).map((fault) => ({
    line: toLine(fault.pos[0]),
    detail: `YAML: ${fault.message}`,
  }))
  visit(document, {
    Alias: (_, node) => {
      if (node.resolve(document)) return
      faults.push({
        line: toLine(node.range?.[0] ?? 0),
        detail: `YAML: no anchor &${node.source} stands before *${node.source}`,
      })
    },
  })
  // A repeated key leaves the rest readable; after other faults the structure cannot be believed.
  if (faults.length > all.length || all.some((fault) => fault.code !== 'DUPLICATE_KEY'))
    return toBroken(faults)
  return {
    value: document.toJS({ maxAliasCount: ALIASES_MAX }),
    faults,
    lineOf: (path, at) => toLine(toOffset(document, path, at)),
  }
}

function toBroken(faults: YamlText['faults']): YamlText {
  return { value: null, faults, lineOf: () => 1 }
}

/** Follows a path as far as it exists; a value that stands inside an anchored copy is shown where it is written. */
function toOffset(document: Document, path: Path, at: Slip['at']): number {
  let node: unknown = document.contents
  let offset = startOf(node)
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document)
    const last = depth === path.length - 1
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === step)
      if (!pair) break
      node = pair.value
      // A value that begins on a later line than its key is still looked for at its key.
      offset = last && at === 'value' && isScalar(node) ? startOf(node) : startOf(pair.key)
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      offset = startOf(node) ?? offset
    } else break
  }
  return offset
}

function startOf(node: unknown): number {
  const range = (node as { range?: readonly number[] | null } | null)?.range
  return range?.[0] ?? 0
}
