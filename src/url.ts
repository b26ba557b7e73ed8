/** Query parameters that track readers and never name a document. */
const TRACKING_PARAMETERS = new Set(
  `fbclid gclid dclid gbraid wbraid msclkid yclid mc_cid mc_eid igshid ref_src spm scm share_source share_medium
  share_plat share_tag share_session_id share_from vd_source from_wecom _hsenc _hsmi mkt_tok oly_enc_id oly_anon_id
  vero_id wickedid _openstat hsCtaTracking rb_clickid s_cid trk trkCampaign sc_cid`
    .split(/\s+/)
    .filter(Boolean),
)
const TRACKING_PREFIXES = /^(utm_|hsa_|mtm_|pk_|piwik_|at_custom|__hs)/i

/** What is left of `&` where an address was escaped once too often: as text it stands in none. */
const ESCAPED_AMPERSAND = /&(?:amp|#0{0,9}38);/gi

/** A host without a scheme, as people type it; no page has such a name. */
const BARE_HOST = /^www\.[a-z\d-]+\.[a-z]/i

const ABSOLUTE = /^https?:\/\//i

/** Resolves `href` against `base` to an absolute http(s) URL; null for anything else (other schemes, nonsense). */
export function resolveUrl(href: string | null | undefined, base?: string): string | null {
  if (!href) return null
  const address = href.trim().replace(ESCAPED_AMPERSAND, '&')
  // What names scheme and host needs no base, which would be taken apart each time.
  const url = ABSOLUTE.test(address)
    ? URL.parse(address)
    : URL.parse(BARE_HOST.test(address) ? `//${address}` : address, base)
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : null
}

/** What an address of the scheme `feed` stands for: `feed://host/path` is http, and `feed:https://…` what follows. */
export function withoutFeedScheme(href: string): string {
  return href
    .trim()
    .replace(/^feed:(?=https?:)/i, '')
    .replace(/^feed:(?=\/\/)/i, 'http:')
}

/** A name of the net with what may follow it, but no scheme. */
const WITHOUT_SCHEME = /^[^\s:/?#@]+\.[^\s:/?#@]+(?::\d+)?(?:[/?#]|$)/

/** An address as people type it: where it names no scheme it is of https, as browsers have it. */
export function toTypedUrl(text: string): string {
  const href = withoutFeedScheme(text)
  return WITHOUT_SCHEME.test(href) ? `https://${href}` : href
}

/** The same address without the query parameters that only track readers; other URLs come back untouched. */
export function stripTrackers(href: string): string {
  if (!href.includes('?')) return href
  const url = URL.parse(href)
  if (!url?.search) return href
  const names = [...url.searchParams.keys()]
  const tracking = names.filter((name) => TRACKING_PARAMETERS.has(name) || TRACKING_PREFIXES.test(name))
  if (tracking.length === 0) return href
  for (const name of tracking) url.searchParams.delete(name)
  return url.href
}

/** The same address without the name and password that it may carry. */
export function withoutLogin(href: string): string {
  if (!href.includes('@')) return href
  const url = URL.parse(href)
  if (!url || (url.username === '' && url.password === '')) return href
  url.username = ''
  url.password = ''
  return url.href
}

/**
 * A key under which two addresses of the same document are equal: no scheme, `www.`, default port, trackers,
 * fragment (but hash-bang routes), index file or trailing slash. For comparing only, not for fetching.
 */
export function toUrlKey(href: string): string {
  const url = URL.parse(stripTrackers(href))
  if (!url) return href
  const host = url.host.replace(/^www\./, '')
  const path = url.pathname.replace(/\/(index\.(html?|php))?$/i, '')
  const hash = /^#!?\//.test(url.hash) ? url.hash : ''
  url.searchParams.sort()
  return `${host}${path}${url.search}${hash}`
}

/** The host that politeness counts by: name and port. */
export function toHost(href: string): string {
  return URL.parse(href)?.host ?? ''
}
