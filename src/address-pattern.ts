/**
 * Whether an address fits a pattern as in robots.txt (RFC 9309 §2.2.3): its path and query begin with it; `*` stands for
 * any characters, `$` at the end for the end. Takes time in proportion to both; no pattern makes it try again.
 */
export function fitsPattern(pattern: string, url: string): boolean {
  const { pathname, search } = new URL(url)
  const path = toPlainPath(pathname + search)
  const isWhole = pattern.endsWith('$')
  const [start = '', ...pieces] = toPlainPath(isWhole ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(start)) return false
  const end = isWhole ? pieces.pop() : undefined
  let at = start.length
  for (const piece of pieces) {
    const found = path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  if (end !== undefined) return path.length - end.length >= at && path.endsWith(end)
  return !isWhole || at === path.length
}

/** `/%E5%8D%9A` and `/博` are one path. */
function toPlainPath(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
