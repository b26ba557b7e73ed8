import type { Page } from '../page.ts'
import { type JsonObject, toWords } from './json-ld.ts'

const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i

/** The language that the page states, as a BCP 47 tag: `lang`, JSON-LD, Content-Language, `og:locale`. Null when unsaid. */
export function readLanguage(page: Page, linked: JsonObject | null): string | null {
  const stated = [
    page.language,
    toWords(linked?.inLanguage),
    page.metas.get('content-language')?.[0],
    page.metas.get('og:locale')?.[0],
    page.metas.get('dc.language')?.[0] ?? page.metas.get('citation_language')?.[0],
  ]
  for (const value of stated) {
    const tag =
      value
        ?.trim()
        .split(/[,;\s]/)[0]
        ?.replaceAll('_', '-') ?? ''
    if (TAG.test(tag)) return Intl.getCanonicalLocales(tag)[0] ?? null
  }
  return null
}
