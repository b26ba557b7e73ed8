import type { EntryCard } from '../entry.ts'
import type { Reads } from '../store/reads.ts'
import { parseWords } from '../word-query.ts'
import { markHtml } from './highlight.ts'
import { html } from './html.ts'
import { toMatcher } from './match-words.ts'
import { findPassage } from './passage.ts'

/** Where a search found its words in one entry: html with `<mark>` around them. */
export interface EntryMatch {
  titleHtml: string
  /** The snippet, or where that has none of the words the passage of the text that has. */
  snippetHtml: string
}

/** Marks the words of a search in the entries it found, by id; empty for a search without words. */
export async function findMatches(
  cards: readonly EntryCard[],
  { q, reads }: { q: string | null; reads: Pick<Reads, 'listTexts'> },
): Promise<Map<string, EntryMatch>> {
  const find = toMatcher(parseWords(q ?? ''))
  if (!find) return new Map()
  const matches = new Map(
    cards.map(({ id, title, snippetHtml }): [string, EntryMatch] => [
      id,
      { titleHtml: markHtml(html`${title}`.toString(), find), snippetHtml: markHtml(snippetHtml, find) },
    ]),
  )
  const silent = [...matches].filter(([, match]) => !hasMark(match)).map(([id]) => id)
  const texts = silent.length === 0 ? [] : await reads.listTexts(silent)
  for (const { id, text } of texts) {
    const passage = findPassage(text, find)
    const match = matches.get(id)
    if (passage !== null && match) match.snippetHtml = markHtml(html`${passage}`.toString(), find)
  }
  return matches
}

/** Words that stand in a formula are not marked there, and do not count. */
function hasMark({ titleHtml, snippetHtml }: EntryMatch): boolean {
  return `${titleHtml}${snippetHtml}`.includes('<mark>')
}
