import type { EntryCard } from '../entry.ts'
import { parseWords } from '../search/word-query.ts'
import type { Reads } from '../store/reads.ts'
import { findPassages } from './find-passages.ts'
import { markHtml } from './highlight.ts'
import { html } from './html.ts'
import { toMatcher } from './match-words.ts'

/** Where a search found its words in one entry: html with `<mark>` around them. */
export interface EntryMatch {
  titleHtml: string
  /** The snippet, or where that has none of the words the passage of the text that has. */
  snippetHtml: string
}

/** Marks the words of a search in the entries it found, by id; empty for a search without words. */
export async function findMatches(
  cards: readonly EntryCard[],
  { q, reads }: { q: string | null; reads: Pick<Reads, 'listTexts' | 'listContents'> },
): Promise<Map<string, EntryMatch>> {
  const find = toMatcher(parseWords(q ?? ''))
  if (!find) return new Map()
  const matches = new Map(
    cards.map(({ id, title, titleHtml, snippetHtml }): [string, EntryMatch] => [
      id,
      {
        titleHtml: markHtml(titleHtml ?? html`${title}`.toString(), find),
        snippetHtml: markHtml(snippetHtml, find),
      },
    ]),
  )
  const silent = [...matches].filter(([, match]) => !hasMark(match)).map(([id]) => id)
  for (const [id, passage] of await findPassages(silent, { find, reads })) {
    const match = matches.get(id)
    if (match) match.snippetHtml = markHtml(passage, find)
  }
  return matches
}

/** Words that stand in a formula are not marked there, and do not count. */
function hasMark({ titleHtml, snippetHtml }: EntryMatch): boolean {
  return `${titleHtml}${snippetHtml}`.includes('<mark>')
}
