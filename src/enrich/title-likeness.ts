/** How alike two titles are: Dice coefficient over pairs of letters, 0 to 1; case, spaces and punctuation do not count. */
export function toTitleLikeness(a: string, b: string): number {
  const first = toBigrams(a)
  const second = toBigrams(b)
  let total = 0
  let shared = 0
  for (const count of first.values()) total += count
  for (const [bigram, count] of second) {
    total += count
    shared += Math.min(count, first.get(bigram) ?? 0)
  }
  return total === 0 ? 0 : (2 * shared) / total
}

function toBigrams(title: string): Map<string, number> {
  const letters = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  const counts = new Map<string, number>()
  for (let at = 0; at + 1 < letters.length; at++) {
    const bigram = letters.slice(at, at + 2)
    counts.set(bigram, (counts.get(bigram) ?? 0) + 1)
  }
  return counts
}
