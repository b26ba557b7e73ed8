/** A piece of a sample post. Inline text is marked up: `$tex$`, `` `code` ``, `**strong**`, `*stress*`, `[words](url)`, `[^note]`. */
export type Block =
  | { kind: 'paragraph' | 'quote'; text: string }
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'formula'; tex: string }
  | { kind: 'code'; language: string; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  /** The first row is the head. */
  | { kind: 'table'; rows: string[][] }
  | { kind: 'figure'; file: string; caption: string }
  | { kind: 'note'; label: string; text: string }
  /** What comes before is the author's excerpt. */
  | { kind: 'more' }

/** Reads the text of a sample post: blocks separated by blank lines, code between fences. */
export function parseProse(text: string): Block[] {
  const pieces = text.split(/^(```.*\n[\s\S]*?^```$)/m)
  return pieces.flatMap((piece) =>
    piece.startsWith('```') ? [toCode(piece)] : piece.split(/\n\s*\n/).flatMap(toBlock),
  )
}

function toCode(piece: string): Block {
  const [fence = '', ...lines] = piece.split('\n')
  return { kind: 'code', language: fence.slice(3).trim(), text: lines.slice(0, -1).join('\n') }
}

function toBlock(piece: string): Block[] {
  const text = piece.trim()
  if (text === '') return []
  if (text === '<!-- more -->') return [{ kind: 'more' }]
  const lines = text.split('\n')
  return [
    toHeading(text) ??
      toFormula(text) ??
      toFigure(text) ??
      toNote(text) ??
      toList(lines) ??
      toTable(lines) ??
      toParagraph(text),
  ]
}

function toParagraph(text: string): Block {
  return text.startsWith('> ')
    ? { kind: 'quote', text: text.replace(/^> /gm, '') }
    : { kind: 'paragraph', text: text.replaceAll('\n', ' ') }
}

function toHeading(text: string): Block | null {
  const [, marks, words = ''] = /^(##|###) (.+)$/.exec(text) ?? []
  return marks ? { kind: 'heading', level: marks.length === 2 ? 2 : 3, text: words } : null
}

function toFormula(text: string): Block | null {
  const tex = /^\$\$\s*([^$]+?)\s*\$\$$/.exec(text)?.[1]
  return tex === undefined ? null : { kind: 'formula', tex }
}

function toFigure(text: string): Block | null {
  const [, caption, file] = /^!\[([^\]]+)\]\(([\w.-]+)\)$/.exec(text) ?? []
  return caption && file ? { kind: 'figure', file, caption } : null
}

function toNote(text: string): Block | null {
  const [, label, words] = /^\[\^(\w+)\]: (.+)$/s.exec(text) ?? []
  return label && words ? { kind: 'note', label, text: words } : null
}

function toList(lines: string[]): Block | null {
  const ordered = /^\d+\. /.test(lines[0] ?? '')
  const mark = ordered ? /^\d+\. / : /^- /
  return lines.every((line) => mark.test(line))
    ? { kind: 'list', ordered, items: lines.map((line) => line.replace(mark, '')) }
    : null
}

function toTable(lines: string[]): Block | null {
  if (!lines.every((line) => line.startsWith('| ') && line.endsWith(' |'))) return null
  return { kind: 'table', rows: lines.map((line) => line.slice(2, -2).split(' | ')) }
}
