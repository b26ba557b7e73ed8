/**
 * Whether an address fits a pattern as in robots.txt (RFC 9309 §2.2.3): its path and query begin with it; `*` stands for
 * any characters, `$` at the end for the end. Takes time in proportion to both; no pattern makes it try again.
 */
export function fitsPattern(pattern: string, url: string): boolean {
  return fitsPath(pattern, toPath(url))
}

/** The path and query of an address as patterns are held against them. */
export function toPath(url: string): string {
  const { pathname, search } = new URL(url)
  return toPlain(pathname + search)
}

/** The same for a path of `toPath`. */
export function fitsPath(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$')
  const [start = '', ...pieces] = (isWhole ? pattern.slice(0, -1) : pattern).split('*').map(toPlain)
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

/** `/%E5%8D%9A` and `/博`, `/%7Eme` and `/~me` are one path (RFC 9309 §2.2.2). */
function toPlain(path: string): string {
  return path.includes('%') ? path.replace(/(?:%[\da-f]{2})+/gi, decode) : path
}

function decode(encoded: string): string {
  try {
    return decodeURI(encoded)
  } catch {
    return encoded.toUpperCase()
  }
}
