import type { Article } from '../article.ts'
import { parseHtml } from '../parse-html.ts'
import type { ArticleRule } from '../source.ts'
import { cleanArxivText } from './arxiv-text.ts'
import { buildContent } from './build-content.ts'
import { excludeHead } from './content/exclude-head.ts'
import { placeStreamed } from './content/place-streamed.ts'
import { selectContent } from './content/select-content.ts'
import { recoverMath } from './math/recover-math.ts'
import { readMetadata } from './metadata/read-metadata.ts'
import { indexPage } from './page.ts'

/** A page with less text has none, or shows it only by scripts. Characters. */
const TEXT_LENGTH_MIN = 100

export interface PageHtml {
  html: string
  /** The address that answered: what relative addresses are resolved against, unless the page has a `base`. */
  url: string
  rule?: ArticleRule
}

/**
 * Reads a post's own page: its metadata before anything is removed, then its formulas, then the part that is the post,
 * cleaned and sanitised. Never throws; a page without a post gives empty content and a warning.
 */
export function extractArticle({ html, url, rule }: PageHtml): Article {
  const { root: tree, $, warnings } = parseHtml(html)
  if (html.includes('id="S:')) placeStreamed($)
  const page = indexPage($, url)
  const metadata = readMetadata(page)
  const formulas = recoverMath(tree, rule?.math ?? 'auto')
  cleanArxivText(tree, url)
  const { root, excluded } = selectContent(page, rule)
  excludeHead(root, metadata, excluded)
  const content = buildContent(root, formulas, { base: page.base, url, excluded })
  if (content.text.length < TEXT_LENGTH_MIN) {
    warnings.push(
      `The page holds ${content.text.length} characters of text; it may show its text only with scripts.`,
    )
  }
  return { ...metadata, image: metadata.image ?? content.image, content, warnings }
}
