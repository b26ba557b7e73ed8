import type { Article } from '../../article.ts'
import { toUsualZone } from '../../date/usual-zone.ts'
import type { Page } from '../page.ts'
import { readAuthors } from './authors.ts'
import { readBylineZone } from './byline-zone.ts'
import { readCanonical } from './canonical.ts'
import { readPublished, readUpdated } from './dates.ts'
import { readExcerpt } from './excerpt.ts'
import { findLinkedArticle, findLinkedPage } from './find-linked-article.ts'
import { readFrontMatter } from './front-matter.ts'
import { readImage } from './image.ts'
import { readKeywords } from './keywords.ts'
import { readLanguage } from './language.ts'
import { readSiteName } from './site-name.ts'
import { readTitle } from './title.ts'

export type Metadata = Omit<Article, 'content' | 'warnings'>

/** What a page says about its post, each field from the source that is trusted most. Reads only what is stated. */
export function readMetadata(page: Page): Metadata {
  const canonicalUrl = readCanonical(page)
  const urls = canonicalUrl === null ? [page.url] : [page.url, canonicalUrl]
  const linked = findLinkedArticle(page.linkedData, urls)
  const described = linked ?? findLinkedPage(page.linkedData)
  const siteName = readSiteName(page, linked)
  const title = readTitle(page, linked, siteName)
  const zone = readBylineZone(page, title)
  const language = readLanguage(page, described)
  const front = readFrontMatter(page)
  const dates = { page, front, linked: described, zone, minutesEast: toUsualZone(page.url, language) }
  return {
    title,
    authors: readAuthors({ page, front, linked, zone, siteName }),
    published: readPublished(dates),
    updated: readUpdated(dates),
    language,
    canonicalUrl,
    image: readImage(page, described),
    excerpt: readExcerpt(page, described),
    keywords: readKeywords(page, described),
    siteName,
  }
}
