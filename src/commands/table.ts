/** Characters that take two columns of a terminal: Han, kana, hangul, full-width forms. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u
/** Control characters would move the cursor: titles come from outside. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g

/** Columns a text takes on a terminal. */
function toWidth(text: string): number {
  let width = 0
  for (const character of text) width += WIDE.test(character) ? 2 : 1
  return width
}

/** Rows as aligned columns, each line ended; the last column is not padded. */
export function toTable(rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) => row.map((cell) => cell.replace(CONTROL, ' ')))
  const widths = (clean[0] ?? []).map((_, column) =>
    Math.max(...clean.map((row) => toWidth(row[column] ?? ''))),
  )
  const pad = (cell: string, column: number) => cell + ' '.repeat((widths[column] ?? 0) - toWidth(cell))
  return clean.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('')
}
