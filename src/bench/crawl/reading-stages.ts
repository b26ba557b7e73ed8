import { load } from 'cheerio/slim'
import type { ParentNode } from 'domhandler'
import RssParser from 'rss-parser'
import sanitizeHtml from 'sanitize-html'
import type { Document } from '../../document.ts'
import { createConcepts } from '../../enrich/concepts.ts'
import { toContentHash, toFingerprint } from '../../enrich/fingerprint.ts'
import { detectLanguage } from '../../enrich/language.ts'
import { listPapers } from '../../enrich/papers.ts'
import { toReading } from '../../enrich/reading.ts'
import { toSnippet } from '../../enrich/snippet.ts'
import { tagPost } from '../../enrich/tags.ts'
import { toItemHash } from '../../entry.ts'
import { POLICY } from '../../extract/clean/policy.ts'
import { sanitise } from '../../extract/clean/sanitise.ts'
import { cleanContent } from '../../extract/clean-content.ts'
import { recoverMath } from '../../extract/math/recover-math.ts'
import type { FeedItem } from '../../feed.ts'
import { decodeText } from '../../parse/decode.ts'
import { parseDocument } from '../../parse/parse-document.ts'
import { parseHtml } from '../../parse-html.ts'
import { toIndexText } from '../../search/words.ts'
import { SOURCE_DEFAULTS } from '../../source.ts'
import type { Tag } from '../../tag.ts'
import type { Stage } from './measure-stages.ts'

const RULES = { page: null, json: null, sitemap: null, expect: { minItems: 0 } } as const

/** What reading a document takes, stage by stage; each beside the library it stands on, alone on the same bytes. */
export function listReadingStages(documents: readonly Document[]): Stage[] {
  const parser = new RssParser()
  const texts = documents.map((document) => new TextDecoder().decode(document.body))
  return [
    {
      name: 'decode',
      limit: 'TextDecoder',
      ours: () =>
        documents.map(({ body, headers }) =>
          decodeText({ body, contentType: headers['content-type'] ?? null }),
        ),
      theirs: () => documents.map(({ body }) => new TextDecoder().decode(body)),
    },
    {
      name: 'parse',
      limit: 'rss-parser',
      ours: () => Promise.all(documents.map((document) => parseDocument(document, RULES))),
      theirs: () => Promise.all(texts.map((text) => parser.parseString(text))),
    },
  ]
}

/** What each post takes after its document is parsed: its content, and what is understood of it. */
export function listPostStages(items: readonly FeedItem[], tags: readonly Tag[]): Stage[] {
  const html = items.map((item) => item.contentHtml ?? '')
  const rule = SOURCE_DEFAULTS.article
  const clean = items.map((item) => cleanContent({ html: item.contentHtml ?? '', url: item.url ?? '', rule }))
  const posts = items.map((item, at) => ({
    ...item,
    title: item.title ?? '',
    content: clean[at] as (typeof clean)[0],
  }))
  const concepts = createConcepts(tags)
  return [
    {
      name: 'html to a tree',
      limit: 'cheerio.load and html()',
      ours: () => html.map(parseHtml),
      theirs: () => html.map((text) => load(text).html()),
    },
    {
      name: 'math',
      prepare: () => html.map((text) => parseHtml(text).root),
      ours: (trees) => (trees as ParentNode[]).map((root) => recoverMath(root, 'auto')),
    },
    {
      name: 'sanitise',
      limit: 'sanitize-html',
      ours: () => clean.map((content) => sanitise(content.html)),
      theirs: () => clean.map((content) => sanitizeHtml(content.html, POLICY)),
    },
    {
      name: 'extract, with the three above',
      ours: () =>
        items.map((item) => cleanContent({ html: item.contentHtml ?? '', url: item.url ?? '', rule })),
    },
    {
      name: 'language',
      ours: () =>
        posts.map(({ content, language }) => detectLanguage({ text: content.text, hint: language })),
    },
    { name: 'snippet', ours: () => posts.map((post) => toSnippet({ ...post, excerpt: post.summaryHtml })) },
    {
      name: 'tags',
      ours: () =>
        posts.map(({ title, content, categories }) =>
          tagPost(concepts, { title, blocks: content.blocks, categories, sourceTags: [], language: 'en' }),
        ),
    },
    {
      name: 'papers and reading time',
      ours: () =>
        posts.map(({ title, content }) => [listPapers({ title, ...content }), toReading(content.blocks)]),
    },
    {
      name: 'fingerprint and hashes',
      ours: () =>
        posts.map(({ content }, at) => [
          toFingerprint(content.text),
          toContentHash(content.text),
          toItemHash(items[at] as FeedItem),
        ]),
    },
    { name: 'index tokens', ours: () => posts.map(({ content }) => toIndexText(content.text)) },
  ]
}
