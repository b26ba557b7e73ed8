import type { Article } from '../article.ts'
import type { ArticleRule } from '../source.ts'
import { buildContent } from './build-content.ts'
import { excludeHead } from './content/exclude-head.ts'
import { placeStreamed } from './content/place-streamed.ts'
import { selectContent } from './content/select-content.ts'
import { recoverMath } from './math/recover-math.ts'
import { readMetadata } from './metadata/read-metadata.ts'
import { indexPage } from './page.ts'
import { parseHtml } from './parse-html.ts'

export interface ArticleInput {
  html: string
  /** The address that answered: what relative addresses are resolved against. */
  url: string
  rule?: ArticleRule
}

export function extractArticle({ html, url, rule }: ArticleInput): Article {
  const { $, warnings } = parseHtml(html)
  if (html.includes('id="S:')) placeStreamed($)
  const page = indexPage($, url)
  const metadata = readMetadata(page)
  const formulas = recoverMath($, rule?.math ?? 'auto')
  const { root, excluded } = selectContent(page, rule)
  excludeHead(root, metadata, excluded)
  const content = buildContent(root, formulas, { base: page.base, url, excluded })
  return { ...metadata, image: metadata.image ?? content.image, content, warnings }
}
