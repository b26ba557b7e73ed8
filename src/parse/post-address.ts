/** Segments of a path under which a site keeps lists and pages of persons, not posts. */
export const LIST_SEGMENT = /^(?:tags?|categor(?:y|ies)|authors?|users?|members?|labels?|channels?|search)$/i
/** Such segments where they come first; further on they may be a part of a post's address. */
const LIST_SECTION = /^\/(?:[a-z]{2}(?:-[a-z]{2,4})?\/)?(?:topics?|series|page)(?:\/|$)/i
const LIST_PAGE =
  /\/(?:page[/-]?\d+|(?:about|contact|privacy|terms|imprint|login|signin|signup|register|subscribe|archives?|links|friends|tags|categories|search|rss|feed|404|comments|respond)(?:[-_](?:us|policy|me))?(?:\.html?|\.xml)?)$/i
/** Archives of a year, a month or a day: `/2026/`, `/archive/2026/11/03`. */
const PERIOD = /(?:^|\/)(?:19|20)\d\d(?:[/-](?:0?[1-9]|1[0-2])(?:[/-](?:0?[1-9]|[12]\d|3[01]))?)?$/
const FILE =
  /\.(?:pdf|ps|tex|bib|docx?|pptx?|png|jpe?g|gif|svg|webp|avif|ico|css|js|json|xml|rss|atom|zip|gz|tgz|mp[34]|webm|mov|woff2?|ipynb|py)$/i
/** `/`, `/en/`, `/zh-cn/`. */
const HOME = /^\/?(?:[a-z]{2}(?:-[a-z]{2,4})?\/?)?(?:index\.\w+)?$/i

/** A parameter that names a post: by its number, or by a path with one, as `/index.php?s=/article/detail/id/10`. */
const NAMES_POST =
  /[?&](?:(?:p|id|post|article|mid|itemid)=|(?:s|r|route)=(?![^&]*\/p(?:age)?\/)[^&]*\/(?:id\/)?\d+(?:\.html?)?(?:&|$))/i

/** Files that may be posts: reports, notebooks. */
const DOCUMENT = /\.(?:pdf|ps|docx?|ipynb)$/i
/** Posts under what is mostly a list: `/topics/scaling-laws`, `/channel/ai/scaling-laws`. */
const UNDER_LIST = /\/(?:topics?|series|channels?)\/(?:[^/]+\/)*[^/]*[^/\d][^/]*$/i
/** A parameter that names a post in words: `/blog?slug=scaling-laws`. */
const NAMED_IN_QUERY = /[?&](?:slug|name|title|path|post|article|key|uuid)=[^&]/i

/** Whether an address that is none of a post elsewhere may be one in a list whose rows are dated. */
export function isUnusualPostAddress(url: string): boolean {
  const { pathname, search } = new URL(url)
  const path = pathname.replace(/\/$/, '')
  return DOCUMENT.test(path) || UNDER_LIST.test(path) || NAMED_IN_QUERY.test(search)
}

/** Files whose words cannot be read; `introducing-node.js` may name a page. */
const UNREADABLE = /\.(?:pdf|ps|docx?|pptx?|zip|t?gz|png|jpe?g|gif|webp|mp[34]|webm|mov)$/i

/** Whether an address leads to a file whose words cannot be read. */
export function isFileAddress(url: string): boolean {
  return UNREADABLE.test(URL.parse(url)?.pathname ?? '')
}

/** Whether an address has a parameter that names a post. */
export function namesPost(search: string): boolean {
  return NAMES_POST.test(search)
}

/** Whether an address may be that of a post: not the home page, a tag, an archive, a legal page or a file. */
export function isPostAddress(url: string): boolean {
  const parsed = URL.parse(url)
  if (!parsed) return false
  const { pathname, search } = parsed
  if (HOME.test(pathname)) return namesPost(search)
  const path = pathname.replace(/\/(?:index\.(?:html?|php))?$/i, '')
  const folders = path.split('/').slice(1, -1)
  if (folders.some((folder) => LIST_SEGMENT.test(folder))) return false
  return !LIST_SECTION.test(path) && !LIST_PAGE.test(path) && !PERIOD.test(path) && !FILE.test(path)
}
