import type { Page } from '../page.ts'
import { toPlainWords } from '../plain-words.ts'
import { type JsonObject, resolveReference, toWords, typesOf } from './json-ld.ts'

const META_NAMES = [
  'og:site_name',
  'application-name',
  'apple-mobile-web-app-title',
  'twitter:app:name:iphone',
  'citation_journal_title',
]

/** The name of the site: `og:site_name`, JSON-LD WebSite or publisher, application names; null when unsaid. */
export function readSiteName(page: Page, linked: JsonObject | null): string | null {
  const site = page.linkedData.find((object) => typesOf(object).includes('WebSite'))
  const stated = [
    page.metas.get('og:site_name')?.[0],
    toWords(site?.name),
    toWords(resolveReference(linked?.publisher, page.linkedData)),
    ...META_NAMES.slice(1).map((name) => page.metas.get(name)?.[0]),
  ]
  for (const value of stated) {
    const name = value ? toPlainWords(value) : ''
    if (name !== '' && name.length <= 120 && !/^https?:/.test(name)) return name
  }
  return null
}
