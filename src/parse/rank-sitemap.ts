/** Sitemaps of these names hold posts; those of the others do not, unless they are all there is. */
const POSTS_NAME = /post|blog|article|news|entr/i
const OTHER_NAME = /tag|categor|author|user|image|video|product|taxonom|attachment|(?:^|[^a-z])pages?[-_.]/i

/** What a sitemap holds by its name: 0 posts, 1 whatever it may be, 2 something else. */
export function rankSitemap(url: string): 0 | 1 | 2 {
  const name = url.split('/').at(-1) ?? ''
  return POSTS_NAME.test(name) ? 0 : OTHER_NAME.test(name) ? 2 : 1
}
