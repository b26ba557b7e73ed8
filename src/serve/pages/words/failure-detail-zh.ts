/** What a status means for whoever follows the source; those not listed, by their class. */
const STATUSES: Readonly<Record<string, string>> = {
  202: '网站要先检查访客，不对阅读器开放',
  204: '其中没有文档',
  205: '其中没有文档',
  300: '网站提供多个文档，请使用其中一个的地址',
  401: '网站要求登录；只能关注对所有人开放的地址',
  402: '网站要求付费；只能关注对所有人开放的地址',
  403: '网站不允许我们读取这个地址；请联系站长，或换一个地址',
  404: '这个地址没有内容；请到网站上查找新地址',
  406: '网站没有我们能读的格式',
  407: '途中的代理要求登录',
  410: '网站表示这个地址已永久消失',
  421: '服务器不负责这个域名',
  429: '访问过于频繁',
  451: '因法律原因，网站不能展示',
  503: '网站过载或正在维护',
  2: '这不是我们请求的回应',
  3: '这个重定向无法跟随',
  4: '网站不接受这个请求',
  5: '网站的服务器出了故障，只能等待',
}

/** What is said of a failure, and how that is said in Chinese. `$n`: names and figures, which are the same. */
const PHRASES: readonly [RegExp, string][] = [
  [/^The name (\S+) does not exist, or this machine/, '域名 $1 不存在，或本机无法查询；请检查地址。'],
  [/^The name (\S+) could not be looked up;/, '无法查询域名 $1；如果许多来源都这样，请检查本机的 DNS。'],
  [/^(\S+) refused the connection: /, '$1 拒绝连接：那里没有网站服务器。'],
  [/^There is no way to (\S+);/, '无法到达 $1；如果许多来源都这样，请检查本机的网络。'],
  [/^The certificate of (\S+) has expired;/, '$1 的证书已过期；需要站长更新。'],
  [/^The certificate of (\S+) is not valid yet;/, '$1 的证书尚未生效；请检查本机的时钟。'],
  [/^The certificate of (\S+) was made for another name;/, '$1 的证书属于另一个域名；请检查地址。'],
  [/^The certificate of (\S+) is not trusted;/, '$1 的证书不可信；需要站长修正。'],
  [/^No secure connection to (\S+) could be agreed on;/, '无法与 $1 建立安全连接；可以试试 http 地址。'],
  [/^(\S+) could not be connected to in time;/, '未能及时连接 $1；它很慢，或者拒绝我们。'],
  [/^(\S+) stopped answering\.$/, '$1 中途停止回应。'],
  [/^(\S+) gave no complete answer within (\S+) seconds\.$/, '$1 在 $2 秒内没有给出完整的回应。'],
  [/^(\S+) sent too many headers\.$/, '$1 发来的报头过多。'],
  [/^What (\S+) answered is not valid HTTP\.$/, '$1 的回应不是有效的 HTTP。'],
  [/^(\S+) closed the connection before it answered\.$/, '$1 没有回应就断开了连接。'],
  [/^(\S+) broke off .*nothing of it was kept\.$/, '$1 的回应中途断开，内容没有保留。'],
  [/^This machine has no room for another connection;/, '本机无法再建立连接；请降低并发数。'],
  [/^(\S+) asked not to be visited before (\S+);/, '$1 请我们在 $2 之前不要访问，因此没有访问。'],
  [/^(\S+) \(line (\d+)\) asks robots not to read/, '$1（第 $2 行）请机器人不要读取此页，因此没有读取。'],
  [/^(\S+) lets nobody in without a test for humans \((\d+)\);/, '$1 要求人机验证（$2）；请站长开放订阅源。'],
  [/^(\S+) redirects in a circle;/, '$1 的重定向陷入循环，可能需要 cookie；请换一个地址。'],
  [/^Found a login page(?: \("(.*)"\))?\. The source/, '得到的是登录页面“$1”。只能读取无需账号的来源。'],
  [/^Found a page of (.+) that asks for proof of being human/, '得到的是 $1 的人机验证页面。'],
  [
    /^Found an HTML page (?:titled "(.*)"|without a title) instead of a feed\. The page names (?:a feed|feeds): (.+)\.$/,
    '得到的是网页“$1”，不是订阅源。页面指明的订阅源：$2。',
  ],
  [
    /^Found an HTML page (?:titled "(.*)"|without a title) instead of a feed\. The page names no feed;/,
    '得到的是网页“$1”，不是订阅源，也没有指明订阅源；可用 page 规则把它读作文章列表。',
  ],
  [/^The document is empty\.$/, '文档是空的。'],
  [
    /^Posts found: (\d+); the source expects at least (\d+)\./,
    '找到 $1 篇文章，少于应有的 $2 篇。文档可能已改版。',
  ],
  [/^No list of posts was found on the page\./, '页面上找不到文章列表。请用 page 规则指定文章的选择器。'],
]

const REDIRECTED = /^Redirected to (\S+)\. (.+)$/
const ANSWERED = /^(\S+) answered (\d)(\d\d)[^:]*: [^.]+\.(?: It asks us to come back after (\S+)\.)?$/

/** What a failure says, in Chinese; null where it is said in words that are not known here. */
export function toChineseDetail(detail: string): string | null {
  const [, host, rest = detail] = REDIRECTED.exec(detail) ?? []
  const said = translate(rest)
  return host && said ? `已重定向到 ${host}。${said}` : said
}

function translate(sentence: string): string | null {
  const [, host, kind = '', rest = '', again] = ANSWERED.exec(sentence) ?? []
  const meaning = STATUSES[kind + rest] ?? STATUSES[kind]
  if (host && meaning) {
    return `${host} 返回 ${kind}${rest}：${meaning}。${again ? `对方请我们在 ${again} 之后再来。` : ''}`
  }
  for (const [pattern, chinese] of PHRASES) {
    const match = pattern.exec(sentence)
    if (match) return chinese.replace(/\$(\d)/g, (_, n: string) => match[Number(n)] ?? '').replace('“”', '')
  }
  return null
}
