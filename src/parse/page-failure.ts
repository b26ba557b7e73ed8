import { type Failure, toFailure } from '../failure.ts'
import { discoverFeeds } from './discover.ts'
import { toPlainText } from './plain-text.ts'

/** Marks of pages that stand between us and the document, and who puts them up. */
const CHALLENGES: [RegExp, string][] = [
  [
    /cf-chl|__cf_chl|challenge-platform|<title>(?:Just a moment|Attention Required! \| Cloudflare)/i,
    'Cloudflare',
  ],
  [/acw_sc__v2|aliyun_waf|renderData[^<]{0,80}acw_/i, 'Alibaba Cloud'],
  [/zse-ck|unhuman_challenge|zh-zse/i, 'Zhihu'],
  [/_Incapsula_Resource|incap_ses/i, 'Imperva'],
  [/sucuri_cloudproxy|<title>Sucuri WebSite Firewall/i, 'Sucuri'],
  [/ddos-guard|<title>DDoS-Guard/i, 'DDoS-Guard'],
  [/awswaf|aws-waf-token/i, 'AWS WAF'],
  [/techaro\.lol|anubis_challenge|Making sure you(?:'|&#39;|’)re not a bot/i, 'Anubis'],
  [/_wxg_verify|环境异常[^<]{0,60}验证|secitptpage\/verify/i, 'WeChat'],
  [/captcha-delivery\.com|datadome/i, 'DataDome'],
  [/px-captcha|perimeterx/i, 'PerimeterX'],
  [
    /<title>[^<]{0,60}(?:checking your browser|verify you are human|are you a robot|robot check|security check|access denied|人机验证|安全验证|访问验证|滑动验证)/i,
    'a bot check',
  ],
]
const LOGIN_TITLE = /<title[^<>]{0,200}>[^<]{0,100}(?:log ?in\b|sign ?in\b|登录|登入|登陆|ログイン|로그인)/i
const LOGIN_PATH = /\/(?:log-?in|sign-?in|signin|passport|auth|account\/login|wp-login\.php|sso)(?:[/?.#]|$)/i
const PASSWORD_FIELD = /<input\b[^<>]{0,400}\btype\s*=\s*["']?password/i
/** A page with more words than this has something to say beside its password field. */
const LOGIN_CHARACTERS_MAX = 1_500
/** Challenge scripts on pages with so many words only guard a form. */
const CHALLENGE_CHARACTERS_MAX = 3_000
/** Enough to see what a page is. */
const LOOK_CHARACTERS_MAX = 300_000
const TITLE_CHARACTERS_MAX = 80
const NAMED_FEEDS_MAX = 3

/** Why an html page is no feed: a login, a bot check, or a plain page, with its title and the feeds that it names. */
export function toPageFailure(html: string, url: string): Failure {
  const obstacle = toObstacleFailure(html, url)
  if (obstacle) return obstacle
  const feeds = discoverFeeds(html, url).slice(0, NAMED_FEEDS_MAX)
  const hint =
    feeds.length > 0
      ? `The page names ${feeds.length === 1 ? 'a feed' : 'feeds'}: ${feeds.map((feed) => feed.url).join(', ')}.`
      : 'The page names no feed; a `page` rule reads it as a list of posts, a `json` rule the JSON in its scripts.'
  return toFailure('not-a-feed', `Found ${describePageTitle(html)} instead of a feed. ${hint}`)
}

/** A page by its title, for the middle of a sentence. */
export function describePageTitle(html: string): string {
  const title = findTitle(html)
  return title ? `an HTML page titled "${title}"` : 'an HTML page without a title'
}

/** The Failure of a page that only asks for a login or for proof of being human; null for other pages. */
export function toObstacleFailure(html: string, url: string): Failure | null {
  const head = html.slice(0, LOOK_CHARACTERS_MAX)
  const words = countWords(head)
  const challenger = words < CHALLENGE_CHARACTERS_MAX && CHALLENGES.find(([mark]) => mark.test(head))
  const titled = findTitle(head) ? ` ("${findTitle(head)}")` : ''
  if (challenger)
    return toFailure(
      'challenge-page',
      `Found a page of ${challenger[1]} that asks for proof of being human${titled}.`,
    )
  const isLogin =
    LOGIN_TITLE.test(head) ||
    LOGIN_PATH.test(url) ||
    (PASSWORD_FIELD.test(head) && words < LOGIN_CHARACTERS_MAX)
  if (!isLogin || words > CHALLENGE_CHARACTERS_MAX) return null
  return toFailure(
    'login-page',
    `Found a login page${titled}. The source can only be read without an account.`,
  )
}

function findTitle(html: string): string | null {
  const title = /<title[^<>]{0,200}>([^<]{0,500})/i.exec(html.slice(0, LOOK_CHARACTERS_MAX))?.[1]
  const plain = toPlainText(title ?? '')
  return plain.length > TITLE_CHARACTERS_MAX
    ? `${plain.slice(0, TITLE_CHARACTERS_MAX).trim()}…`
    : plain || null
}

/** Characters a reader sees, roughly. */
function countWords(html: string): number {
  const body = html.replace(/<(script|style)\b[^<>]*>(?:[^<]|<(?!\/\1))*/gi, ' ')
  return body.replace(/<[^<>]*>/g, ' ').replace(/\s+/g, ' ').length
}
