import { resolveUrl } from '../../url.ts'

/** Pages that only pass the reader on: host, path and the query parameter that holds the target. */
const REDIRECTORS: readonly (readonly [host: string, path: string, parameter: string])[] = [
  ['link.zhihu.com', '/', 'target'],
  ['link.juejin.cn', '/', 'target'],
  ['link.juejin.im', '/', 'target'],
  ['link.csdn.net', '/', 'target'],
  ['links.jianshu.com', '/go', 'to'],
  ['link.jianshu.com', '/', 't'],
  ['www.jianshu.com', '/go-wild', 'url'],
  ['gitee.com', '/link', 'target'],
  ['sspai.com', '/link', 'target'],
  ['link.uisdc.com', '/', 'redirect'],
  ['xie.infoq.cn', '/link', 'target'],
  ['www.infoq.cn', '/link', 'target'],
  ['www.oschina.net', '/action/GoToLink', 'url'],
  ['cloud.tencent.com', '/developer/tools/blog-entry', 'target'],
  ['link.segmentfault.com', '/', 'url'],
  ['link.ld246.com', '/forward', 'goto'],
  ['weibo.cn', '/sinaurl', 'u'],
  ['www.douban.com', '/link2/', 'url'],
  ['www.google.com', '/url', 'q'],
  ['l.facebook.com', '/l.php', 'u'],
  ['lm.facebook.com', '/l.php', 'u'],
  ['out.reddit.com', '/', 'url'],
  ['www.youtube.com', '/redirect', 'q'],
  ['www.linkedin.com', '/redir/redirect', 'url'],
  ['slack-redir.net', '/link', 'url'],
  ['steamcommunity.com', '/linkfilter/', 'url'],
  ['translate.google.com', '/translate', 'u'],
]
const BY_HOST = new Map(REDIRECTORS.map((redirector) => [redirector[0], redirector]))

/** Where a link through a known redirector leads; any other link comes back as it is. */
export function unwrapRedirect(href: string): string {
  if (!href.includes('?')) return href
  const url = URL.parse(href)
  const redirector = url && BY_HOST.get(url.hostname)
  if (!redirector || url.pathname !== redirector[1]) return href
  return resolveUrl(url.searchParams.get(redirector[2])) ?? href
}
