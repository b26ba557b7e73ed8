/** Longer words are compared by their beginning only: keys and ids are short. */
const COMPARED_CHARACTERS_MAX = 64

/** More slips than this make another word. */
const SLIPS_MAX = 2

/** Of the `candidates` the one that `word` is most likely a slip of; null when none is near. */
export function findClosest(word: string, candidates: readonly string[]): string | null {
  let best: string | null = null
  let bestDistance = Math.min(SLIPS_MAX, Math.floor(word.length / 2)) + 1
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance]
  }
  return best
}

/** Levenshtein distance: single characters inserted, left out or replaced. */
function editDistance(left: string, right: string): number {
  const from = left.slice(0, COMPARED_CHARACTERS_MAX)
  const to = right.slice(0, COMPARED_CHARACTERS_MAX)
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[to.length] ?? 0
}
