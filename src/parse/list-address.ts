import { LIST_SEGMENT } from './post-address.ts'

/** Further folders whose addresses are lists: of a topic, of a page number. */
const NUMBERED = /^(?:topics?|page)$/i
const PAGE_FILE = /^page[-_]?\d+$/i
const PAGE_QUERY = /[?&]paged?=\d/i

/** A folder is a list of what lies in it when that is so much … */
const CHILDREN_MIN = 3
/** … and so large a part of all, or when it is named as sections are. */
const CHILDREN_SHARE = 0.1
const SECTION_NAME = /^\p{L}{2,14}$/u

/**
 * The word by which an address is that of a list rather than a post, in lower case: `author` of `/blog/author/ann`,
 * `tags` of `/blog/tags`, `page` of `/blog/page/2` and `/blog?page=2`; null of others.
 */
export function findListWord(url: string): string | null {
  const { pathname = '', search = '' } = URL.parse(url) ?? {}
  const [name = '', folder = ''] = toPath(pathname).split('/').reverse()
  if (PAGE_FILE.test(name) || PAGE_QUERY.test(search)) return 'page'
  if (LIST_SEGMENT.test(folder) || NUMBERED.test(folder)) return folder.toLowerCase()
  return LIST_SEGMENT.test(name) ? name.toLowerCase() : null
}

/** Those of some addresses that are the folders of others: the page of a section, not one of its posts. */
export function findFolders(urls: readonly string[]): Set<string> {
  const places = urls.map(toPlace)
  const beneath = new Map<string, number>()
  for (const place of new Set(places)) {
    for (let end = place.lastIndexOf('/'); end > 0; end = place.lastIndexOf('/', end - 1)) {
      const folder = place.slice(0, end)
      beneath.set(folder, (beneath.get(folder) ?? 0) + 1)
    }
  }
  const others = new Set(places).size - 1
  return new Set(urls.filter((_, at) => isFolder(places[at] ?? '', { beneath, others })))
}

function isFolder(
  place: string,
  { beneath, others }: { beneath: ReadonlyMap<string, number>; others: number },
): boolean {
  const children = beneath.get(place) ?? 0
  if (children === 0) return false
  if (children === others) return true
  const isNamedSo = SECTION_NAME.test(place.slice(place.lastIndexOf('/') + 1))
  return children >= CHILDREN_MIN && (isNamedSo || children >= others * CHILDREN_SHARE)
}

/** Host and path of an address. */
function toPlace(url: string): string {
  const parsed = URL.parse(url)
  return parsed ? parsed.host + toPath(parsed.pathname) : ''
}

function toPath(pathname: string): string {
  return pathname.replace(/\/(?:index\.(?:html?|php))?$/i, '')
}
