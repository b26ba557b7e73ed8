/** Sections of a site that hold lists, not posts. */
const LIST_SECTION =
  /^\/(?:[a-z]{2}(?:-[a-z]{2,4})?\/)?(?:tags?|topics?|categor(?:y|ies)|authors?|users?|series|page|search|label|channel)(?:\/|$)/i
const LIST_PAGE =
  /\/(?:page\/\d+|(?:about|contact|privacy|terms|imprint|login|signup|register|subscribe|archives?|links|friends|tags|categories|search|rss|feed|404|index)(?:[-_](?:us|policy|me))?(?:\.html?|\.xml|\/)?)\/?$/i
const FILE = /\.(?:pdf|png|jpe?g|gif|svg|webp|avif|ico|css|js|json|xml|rss|atom|zip|gz|mp[34]|woff2?)$/i
/** `/`, `/en/`, `/zh-cn/`. */
const HOME = /^\/?(?:[a-z]{2}(?:-[a-z]{2,4})?\/?)?(?:index\.\w+)?$/i

/** Whether an address may be that of a post: not the home page, a tag, an archive, a legal page or a file. */
export function isPostAddress(url: string): boolean {
  const parsed = URL.parse(url)
  if (!parsed) return false
  const { pathname, search } = parsed
  if (HOME.test(pathname)) return /[?&](?:p|id|post|article|mid|itemid)=/i.test(search)
  return !LIST_SECTION.test(pathname) && !LIST_PAGE.test(pathname) && !FILE.test(pathname)
}
