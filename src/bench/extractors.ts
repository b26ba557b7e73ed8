import { Readability } from '@mozilla/readability'
import { Defuddle } from 'defuddle/node'
import { parseHTML } from 'linkedom'
import { extractArticle } from '../extract/extract-article.ts'

/** What an extractor says of a page. */
export interface Reading {
  /** Html of the post. */
  html: string
  title: string | null
  author: string | null
  /** A date in any form that starts with YYYY-MM-DD. */
  published: string | null
}

interface RawPage {
  html: string
  url: string
}

/** Ours and the best known others, each from html to html, parsing included. */
export const EXTRACTORS: Readonly<Record<string, (page: RawPage) => Promise<Reading>>> = {
  async ours(page) {
    const { content, title, authors, published } = extractArticle(page)
    return {
      html: content.html,
      title,
      author: authors.join(', ') || null,
      published: published && new Date(published.at).toISOString(),
    }
  },
  async readability({ html }) {
    const article = new Readability(parseHTML(html).document).parse()
    return {
      html: article?.content ?? '',
      title: article?.title ?? null,
      author: article?.byline ?? null,
      published: article?.publishedTime ?? null,
    }
  },
  async defuddle({ html, url }) {
    const { content, title, author, published } = await Defuddle(parseHTML(html).document, url)
    return { html: content, title, author, published }
  },
}
