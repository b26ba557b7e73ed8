import { createAtom } from './atom.ts'
import type { Format } from './format.ts'
import { jsonFeed } from './json-feed.ts'
import { autoList, list } from './lists.ts'
import { rdf } from './rdf.ts'
import { createRss } from './rss.ts'
import { sitemap } from './sitemap.ts'

/** How the sample blogs tell what is new, by the names that their files use. */
export const FORMATS: Record<FormatName, Format> = {
  atom: createAtom({ path: '/atom.xml', content: 'html' }),
  'atom-xhtml': createAtom({ path: '/notes.atom', content: 'xhtml' }),
  'auto-list': autoList,
  'json-feed': jsonFeed,
  list,
  rdf,
  rss: createRss({ path: '/feed.xml', content: 'encoded' }),
  'rss-description': createRss({ path: '/rss.xml', content: 'description' }),
  'rss-gbk': createRss({ path: '/autumn/rss', content: 'description', charset: 'gb2312' }),
  'rss-teaser': createRss({ path: '/rss/list', content: 'none' }),
  sitemap,
}

export type FormatName =
  | 'atom'
  | 'atom-xhtml'
  | 'auto-list'
  | 'json-feed'
  | 'list'
  | 'rdf'
  | 'rss'
  | 'rss-description'
  | 'rss-gbk'
  | 'rss-teaser'
  | 'sitemap'
