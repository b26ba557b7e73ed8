import { type CleanFields, type CleanNode, findNodes } from './clean-feed.ts'
import { foldSpaces } from './plain-text.ts'

/** What an item is filed under, in the author's words, without repeats. */
export function readCategories(fields: CleanFields): string[] {
  const itunes = findNodes(fields, ['itunes:category']).map(({ attributes, text }) => attributes.text || text)
  const keywords = findNodes(fields, ['itunes:keywords', 'media:keywords']).flatMap(({ text }) =>
    text.split(','),
  )
  const all = [
    ...findNodes(fields, ['category']).map(toTerm),
    ...itunes,
    ...keywords,
    ...findNodes(fields, ['media:category']).map(toTerm),
    ...findNodes(fields, ['dc:subject']).map(({ text }) => text),
    ...findNodes(fields, ['atom:category']).map(toTerm),
  ]
  return [...new Set(all.map(foldSpaces).filter(Boolean))]
}

/** The term, by its label where that is the same words written for people, or where the term is none of a language. */
function toTerm({ attributes: { term = '', label = '' }, text }: CleanNode): string {
  const word = term || text
  if (label && (isNoWord(word) || toLetters(word) === toLetters(label))) return label
  return word
}

function isNoWord(text: string): boolean {
  return /^\w+:\/\/|^[^\p{L}]*$/u.test(text)
}

function toLetters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
