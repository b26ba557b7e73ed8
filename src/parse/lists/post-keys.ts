import { toUrlKey } from '../../url.ts'

/** How the links of one page name posts, whatever they add to count clicks or to open comments. */
export interface PostKeys {
  /** Equal for links that lead to the same post. */
  toKey(url: string): string
  /** The address without the parts that differ between links to one post, so that it stays the same tomorrow. */
  toAddress(url: string): string
}

/** A query parameter that stands on so many paths says how a reader came, not which post it is. */
const PATHS_MIN = 3
/** A page that is linked with so many different fragments holds its posts itself. */
const FRAGMENTS_MIN = 3
/** Places within a post. */
const PLACE_IN_POST = /^#(?:more|comments?|reply|respond|disqus|waline|valine|gitalk|twikoo|c\d|top$|\?)/i

interface Use {
  paths: Set<string>
  values: Set<string>
}

/** Learns from all addresses of a page which parameters and fragments name a post. */
export function createPostKeys(urls: readonly string[]): PostKeys {
  const parameters = new Map<string, Use>()
  const fragments = new Map<string, Set<string>>()
  for (const url of urls) {
    const { origin, pathname, searchParams, hash } = new URL(url)
    const path = origin + pathname
    for (const [name, value] of searchParams) {
      const use = parameters.get(name) ?? { paths: new Set(), values: new Set() }
      parameters.set(name, { paths: use.paths.add(path), values: use.values.add(value) })
    }
    if (hash && !PLACE_IN_POST.test(hash)) fragments.set(path, (fragments.get(path) ?? new Set()).add(hash))
  }
  const isShared = (name: string) => (parameters.get(name)?.paths.size ?? 0) >= PATHS_MIN
  const isVarying = (name: string) => isShared(name) && (parameters.get(name)?.values.size ?? 0) > 1
  const hasParts = ({ origin, pathname }: URL) =>
    (fragments.get(origin + pathname)?.size ?? 0) >= FRAGMENTS_MIN

  const strip = (url: string, isDropped: (name: string) => boolean): URL => {
    const parsed = new URL(url)
    for (const name of [...parsed.searchParams.keys()]) if (isDropped(name)) parsed.searchParams.delete(name)
    const isPart = hasParts(parsed) && !PLACE_IN_POST.test(parsed.hash)
    if (!isPart && !/^#!?\//.test(parsed.hash)) parsed.hash = ''
    return parsed
  }
  return {
    toKey: (url) => {
      const bare = strip(url, isShared)
      return toUrlKey(bare.href) + (hasParts(bare) ? bare.hash : '')
    },
    toAddress: (url) => strip(url, isVarying).href,
  }
}
