import { findTagId } from '../catalogue/vocabulary.ts'
import { parseSearch, type Search, type SearchOperator, type SearchTerm } from '../search/search.ts'
import type { EntryFilter } from '../store/reads.ts'
import { type Tag, toTagId } from '../tag.ts'

/** A search as typed, its operators taken out and its tags known by their ids. */
export function toSearchFilter(
  text: string | null,
  tags: readonly Tag[],
): Pick<EntryFilter, 'q' | 'operators'> {
  const { words, operators } = parseSearch(text ?? '')
  const q = words.trim() || null
  if (operators.length === 0) return { q }
  return { q, operators: operators.map((operator) => withTagIds(operator, tags)) }
}

function withTagIds(operator: SearchOperator, tags: readonly Tag[]): SearchOperator {
  const toPart = (part: SearchTerm | Search) => {
    if ('words' in part) return { ...part, operators: part.operators.map((each) => withTagIds(each, tags)) }
    return part.field === 'tag' ? { ...part, value: toId(part.value, tags) } : part
  }
  return { ...operator, anyOf: operator.anyOf.map(toPart) }
}

/** By the name of a concept, or as ids are made of the words of authors. */
function toId(name: string, tags: readonly Tag[]): string {
  return findTagId(name, tags) ?? (toTagId(name) || name)
}
