import type { Tag } from '../tag.ts'

/** How alike a word and a name must be to be offered, 0 to 1. */
const LIKENESS_MIN = 0.3
const WORD_CHARACTERS_MAX = 80

export interface TagName {
  id: string
  /** As the reader's language has it. */
  name: string
}

/** Every tag that can be offered: the vocabulary and what authors used, with all the words each goes by. */
export interface NamedTag extends TagName {
  words: readonly string[]
}

/** All tags by name: the vocabulary in the reader's language, then tags that only authors use. */
export function toNamedTags(
  vocabulary: readonly Tag[],
  counts: readonly { id: string; name: string }[],
  language: 'en' | 'zh',
): NamedTag[] {
  const known = new Set(vocabulary.map(({ id }) => id))
  const own = counts
    .filter(({ id }) => !known.has(id))
    .map(({ id, name }) => ({ id, name, words: [id, name] }))
  const ours = vocabulary.map(({ id, names, aliases }) => ({
    id,
    name: names[language],
    words: [id, names.en, names.zh, ...aliases.en, ...aliases.zh],
  }))
  return [...ours, ...own]
}

/** The tags whose names are most like what was typed, best first; none when nothing is near. */
export function findNearestTags(typed: string, tags: readonly NamedTag[], limit: number): TagName[] {
  const wanted = fold(typed).slice(0, WORD_CHARACTERS_MAX)
  if (!wanted) return []
  return tags
    .map(({ id, name, words }) => ({
      id,
      name,
      likeness: Math.max(...words.map((word) => toLikeness(wanted, fold(word)))),
    }))
    .filter(({ likeness }) => likeness >= LIKENESS_MIN)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, limit)
    .map(({ id, name }) => ({ id, name }))
}

/** 1 for equal, high when one holds the other, else the Dice coefficient of their pairs of characters. */
function toLikeness(left: string, right: string): number {
  if (left === right) return 1
  if (!left || !right) return 0
  const shorter = Math.min(left.length, right.length)
  if (shorter > 1 && (left.includes(right) || right.includes(left))) {
    return 0.6 + (0.4 * shorter) / Math.max(left.length, right.length)
  }
  const pairs = toPairs(left)
  const others = toPairs(right)
  const shared = [...pairs].filter((pair) => others.has(pair)).length
  return (2 * shared) / Math.max(1, pairs.size + others.size)
}

function toPairs(text: string): Set<string> {
  const characters = [...text]
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`))
}

/** A name as it is compared: neither case nor hyphens nor the width of signs tell apart. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
}
