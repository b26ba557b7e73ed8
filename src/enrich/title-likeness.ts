/** Titles whose words are this alike and whose numbers differ are two of one series. */
const SERIES_LIKENESS_MIN = 0.8

/** How alike two titles are: Dice coefficient over pairs of letters, 0 to 1; case, spaces and punctuation do not count. */
export function toTitleLikeness(a: string, b: string): number {
  const first = toBigrams(toLetters(a))
  const second = toBigrams(toLetters(b))
  let total = 0
  let shared = 0
  for (const count of first.values()) total += count
  for (const [bigram, count] of second) {
    total += count
    shared += Math.min(count, first.get(bigram) ?? 0)
  }
  return total === 0 ? 0 : (2 * shared) / total
}

/** A date, or before all else the number of an issue of their own, as those who repost put it to a title. */
const ADDED =
  /(?<!\d)(?:19|20)\d\d(?:[-/.年]\d{1,2}(?:[-/.月]\d{1,2})?)?(?!\d)|^\P{L}{0,3}(?:第\s?|issue\s?#?)\d+/giu

/**
 * Whether two titles name different instalments of one series: `Weekly #12` and `Weekly #13`, `v1.2.0` and `v1.2.1`. What
 * was added to one of them alone makes none: `GPT-4 (2023)`, `第128期：GPT-4`.
 */
export function isOtherInstalment(a: string, b: string): boolean {
  const [first, second] = [toNumbers(a), toNumbers(b)]
  if (first === '' || second === '' || first === second) return false
  const [bare, other] = [a.replace(ADDED, ''), b.replace(ADDED, '')]
  if ((bare === a) !== (other === b) && toNumbers(bare) === toNumbers(other)) return false
  const [words, others] = [withoutNumbers(a), withoutNumbers(b)]
  return words === others || toTitleLikeness(words, others) >= SERIES_LIKENESS_MIN
}

function toNumbers(title: string): string {
  return (title.normalize('NFKC').match(/\d+/g) ?? []).map(Number).join(' ')
}

function withoutNumbers(title: string): string {
  return toLetters(title).replace(/\d+/g, '')
}

function toLetters(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

function toBigrams(letters: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (let at = 0; at + 1 < letters.length; at++) {
    const bigram = letters.slice(at, at + 2)
    counts.set(bigram, (counts.get(bigram) ?? 0) + 1)
  }
  return counts
}
