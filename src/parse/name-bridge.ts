/** A platform that shows its posts to browsers and apps alone, and what carries them out. */
interface Closed {
  host: RegExp
  name: string
  /** The path at RSSHub that stands for an address; null: any path will not do. */
  toRoute: (path: string) => string | null
  otherwise: string
}

const CLOSED: Closed[] = [
  {
    host: /(^|\.)zhihu\.com$/,
    name: 'Zhihu',
    toRoute: toZhihuRoute,
    otherwise: 'Its routes are listed at https://docs.rsshub.app under Zhihu',
  },
  {
    host: /^mp\.weixin\.qq\.com$/,
    name: 'WeChat',
    toRoute: () => null,
    otherwise:
      'Subscribe to the account in a wewe-rss of your own, and add the feed it gives (https://YOUR-HOST/feeds/MP_WXS_….atom)',
  },
]

function toZhihuRoute(path: string): string | null {
  const column = /^\/(?:column\/)?((?:c_)?[\w-]+)\/?$/.exec(path)?.[1]
  const [, kind, person] = /^\/(people|org)\/([\w.-]+)/.exec(path) ?? []
  if (person) return `/zhihu/posts/${kind}/${person}`
  const topic = /^\/topic\/(\d+)/.exec(path)?.[1]
  if (topic) return `/zhihu/topic/${topic}`
  return column && column !== 'p' ? `/zhihu/zhuanlan/${column}` : null
}

/**
 * What to do about an address of a platform that no feed reader gets in to: which bridge carries its posts, and the
 * address to add. Null for all other addresses.
 */
export function nameBridge(url: string): string | null {
  const { hostname, pathname } = URL.parse(url) ?? { hostname: '', pathname: '' }
  const closed = CLOSED.find(({ host }) => host.test(hostname))
  if (!closed) return null
  const route = closed.toRoute(pathname)
  const what = route
    ? `Add https://YOUR-HOST${route}, with the host of an RSSHub that you run or trust`
    : closed.otherwise
  return `${closed.name} shows its posts to browsers only; a bridge turns them into a feed. ${what}.`
}
