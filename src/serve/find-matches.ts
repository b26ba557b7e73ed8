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
  const silent = cards.filter(({ title, snippet }) => [...find(`${title}\n${snippet}`)].length === 0)
  const texts = silent.length === 0 ? [] : await reads.listTexts(silent.map(({ id }) => id))
  const passages = new Map(texts.map(({ id, text }) => [id, findPassage(text, find)]))
  return new Map(
    cards.map(({ id, title, snippetHtml }) => {
      const passage = passages.get(id) ?? null
      const shown = passage === null ? snippetHtml : html`${passage}`.toString()
      return [
        id,
        { titleHtml: markHtml(html`${title}`.toString(), find), snippetHtml: markHtml(shown, find) },
      ]
    }),
  )
}
