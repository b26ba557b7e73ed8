import { textOf } from '../dom.ts'
import type { Page } from '../page.ts'
import { type JsonObject, type JsonValue, parseJsonLd, toList, toWords } from './json-ld.ts'

/** What a Distill article (also of al-folio and R's distill) says of itself in the JSON at its head. */
export interface FrontMatter {
  authors: string[]
  published: string | null
  updated: string | null
}

/** Reads the front matter of a Distill article; null on all other pages. */
export function readFrontMatter(page: Page): FrontMatter | null {
  const element = page.find('d-front-matter, #distill-front-matter')[0]
  const stated = element && parseJsonLd(textOf(element))[0]
  if (!stated) return null
  return {
    authors: toList(stated.authors).flatMap((author) => toAuthor(author) ?? []),
    published: toWords(stated.published ?? stated.publishedDate ?? stated.date),
    updated: toWords(stated.updated ?? stated.updatedDate),
  }
}

/** `{"author": "Ada Kim"}`, `{"firstName": "Ada", "lastName": "Kim"}`, `{"name": …}` or the name itself. */
function toAuthor(value: JsonValue): string | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return toWords(value)
  const { author, firstName, lastName } = value as JsonObject
  const parts = [firstName, lastName].flatMap((part) => toWords(part) ?? [])
  return toWords(author) ?? (parts.length > 0 ? parts.join(' ') : toWords(value))
}
