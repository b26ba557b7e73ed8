import { resolveUrl, stripTrackers } from '../../url.ts'
import type { Page } from '../page.ts'

/** The address that the page gives as its own: `rel=canonical`, else `og:url`; null when unsaid or plainly wrong. */
export function readCanonical(page: Page): string | null {
  const stated = [
    ...page.links.filter(({ rel }) => rel.split(/\s+/).includes('canonical')).map(({ href }) => href),
    ...(page.metas.get('og:url') ?? []),
  ]
  for (const address of stated) {
    const url = resolveUrl(address, page.base)
    if (url && !isHomeOfPost(url, page.url)) return stripTrackers(url)
  }
  return null
}

/** Misconfigured sites name their home page as the address of every post. */
function isHomeOfPost(canonical: string, url: string): boolean {
  const [home, post] = [URL.parse(canonical), URL.parse(url)]
  return (
    home !== null &&
    post !== null &&
    home.pathname === '/' &&
    home.search === '' &&
    (post.pathname !== '/' || post.search !== '')
  )
}
