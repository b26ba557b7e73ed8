const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Text whose code units are each a character of its own: no combining marks, joiners, emoji or surrogates. */
const SIMPLE =
  /^[\x20-\x7e\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u2000-\u200a\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uff9d\uffa0-\uffef\ufffc]*$/

/** How many characters a reader sees. */
export function countGraphemes(text: string): number {
  if (SIMPLE.test(text)) return text.length
  let count = 0
  for (const _ of segmenter.segment(text)) count++
  return count
}

/** The first `limit` characters that a reader sees, one by one. */
export function toGraphemes(text: string, limit = Number.MAX_SAFE_INTEGER): string[] {
  // The next one shows that the last of them ends there.
  if (SIMPLE.test(text.slice(0, limit + 1))) return text.slice(0, limit).split('')
  const characters: string[] = []
  for (const { segment } of segmenter.segment(text)) if (characters.push(segment) >= limit) break
  return characters
}
