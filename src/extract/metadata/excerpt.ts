import type { Page } from '../page.ts'
import { toPlainWords } from '../plain-words.ts'
import { type JsonObject, toWords } from './json-ld.ts'

const META_EXCERPTS = [
  'og:description',
  'description',
  'twitter:description',
  'dc.description',
  'dcterms.description',
  'dcterms.abstract',
  'citation_abstract',
  'sailthru.description',
]
const LENGTH_MAX = 2_000
/** What CSDN puts before the words of its authors. */
const PLATFORM_WORDS = /^文章浏览阅读[\d.]+[wk万千]?次(?:，点赞\d+次)?(?:，收藏\d+次)?。/
const CUT_OFF = /(?:\.\.\.|…|\[…\]|\[\.\.\.\])$/

/** The author's own words about the post, plain text: meta descriptions, then JSON-LD; a whole one before one that is cut off. */
export function readExcerpt(page: Page, linked: JsonObject | null): string | null {
  const stated = [
    ...META_EXCERPTS.flatMap((name) => page.metas.get(name)?.[0] ?? []),
    toWords(linked?.description) ?? '',
  ]
  const excerpts = stated
    .map((text) =>
      toPlainWords(text.slice(0, LENGTH_MAX * 2))
        .slice(0, LENGTH_MAX)
        .replace(PLATFORM_WORDS, ''),
    )
    .filter((text) => text !== '')
  return excerpts.find((text) => !CUT_OFF.test(text)) ?? excerpts[0] ?? null
}
