import type { Element } from 'domhandler'
import { lineOf } from '../dom.ts'
import type { Page } from '../page.ts'
import { toPlainWords } from '../plain-words.ts'
import { type JsonObject, toList, toWords } from './json-ld.ts'

/** Where platforms print the tags of the post itself; never a cloud of all tags. */
const TAG_SELECTORS = [
  '.post-tags a', // Hugo PaperMod, Jekyll
  '.post-tag a, .article-tag-list-link, .tag-list-link', // Hexo
  '.TopicLink, .Tag-content', // Zhihu
  '.tag-link, .tags-box .tag-link', // CSDN
  '#EntryTag a', // cnblogs
  '.article-tag__item', // WeChat
  '.tag-list .tag-title, .tag-list-box .item', // Juejin
  'article a[rel~="tag"], .post a[rel~="tag"], .entry a[rel~="tag"], .hentry a[rel~="tag"], main a[rel~="tag"]',
  '.entry-tags a, .tags-links a, .post__tags a, .article-tags a, .blog-tags a',
  '.quarto-category',
  '.md-tags .md-tag', // MkDocs Material
]
const KEYWORDS_MAX = 30
const KEYWORD_LENGTH_MAX = 60
/** More keywords in one tag are stuffing for search engines. */
const META_KEYWORDS_MAX = 20

/**
 * The author's words for the subject, as stated, each once. In order of trust: JSON-LD `keywords`; `article:tag`; printed
 * tags; `keywords` and its kin; sections. The first source that says something wins, but printed tags add to JSON-LD.
 */
export function readKeywords(page: Page, linked: JsonObject | null): string[] {
  const linkedWords = toList(linked?.keywords).flatMap((value) => splitKeywords(toWords(value) ?? ''))
  const tags = page.metas.get('article:tag')?.flatMap(splitKeywords) ?? []
  const sources = [
    () => [...linkedWords, ...tags],
    () => readPrinted(page),
    () => readMeta(page),
    () => [
      ...toList(linked?.articleSection).flatMap((value) => toWords(value) ?? []),
      ...(page.metas.get('article:section') ?? []),
    ],
  ]
  for (const read of sources) {
    const words = tidy(read())
    if (words.length > 0) return words
  }
  return []
}

function readPrinted(page: Page): string[] {
  for (const selector of TAG_SELECTORS) {
    const elements: Element[] = page.find(selector)
    if (elements.length > 0 && elements.length <= KEYWORDS_MAX) return elements.map(lineOf)
  }
  return []
}

function readMeta(page: Page): string[] {
  for (const name of [
    'citation_keywords',
    'news_keywords',
    'keywords',
    'parsely-tags',
    'sailthru.tags',
    'dc.subject',
    'dcterms.subject',
  ]) {
    const words = (page.metas.get(name) ?? []).flatMap(splitKeywords)
    if (words.length > 0 && words.length <= META_KEYWORDS_MAX) return words
  }
  return []
}

function splitKeywords(text: string): string[] {
  return text.slice(0, 4_000).split(/[,，;；、|]/)
}

function tidy(words: readonly string[]): string[] {
  const kept = new Map<string, string>()
  for (const word of words) {
    const keyword = toPlainWords(word)
      .replace(/^#+\s*/, '')
      .trim()
    const key = keyword.toLowerCase()
    if (keyword !== '' && keyword.length <= KEYWORD_LENGTH_MAX && kept.size < KEYWORDS_MAX && !kept.has(key))
      kept.set(key, keyword)
  }
  return [...kept.values()]
}
