import type { Block } from '../article.ts'
import { toLetters } from './letters.ts'

/** Headings looked at; a post of more is a book. */
const HEADINGS_MAX = 400

/** Titles of a post and its sections, however they are spelt: as sentences they are no text. */
export interface Labels {
  has(text: string): boolean
}

/** The labels of a post: its title and its first headings. */
export function toLabels(blocks: readonly Block[], title: string): Labels {
  const headings = blocks.filter((block) => block.kind === 'heading').slice(0, HEADINGS_MAX)
  const texts = [
    title,
    ...headings.map((block) => block.runs.filter((run) => typeof run === 'string').join('')),
  ]
  const charactersMax = 2 * Math.max(...texts.map((text) => text.length))
  // Most sentences are longer than any of them.
  let letters: Set<string> | null = null
  return {
    has(text) {
      if (text.length > charactersMax) return false
      letters ??= new Set(texts.map(toLetters).filter(Boolean))
      return letters.has(toLetters(text))
    },
  }
}
