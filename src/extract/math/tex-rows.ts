/** Begin or end of an environment, of a group, or of a row. */
const MARK = /\\begin\s*\{|\\end\s*\{|\\\\|\\.|[{}]/gs

/** The rows of an environment's content: split at each `\\` that belongs to no inner environment or group. */
export function splitRows(content: string): string[] {
  const rows: string[] = []
  let depth = 0
  let from = 0
  for (const { 0: mark, index } of content.matchAll(MARK)) {
    if (mark === '{' || mark.startsWith('\\begin')) depth += 1
    // The brace of `\begin{` and `\end{` is closed like any other.
    if (mark.startsWith('\\begin')) depth += 1
    if (mark === '}') depth -= 1
    if (mark !== '\\\\' || depth > 0) continue
    rows.push(content.slice(from, index))
    from = index + mark.length
  }
  rows.push(content.slice(from))
  return rows
}
