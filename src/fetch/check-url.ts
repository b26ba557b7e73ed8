import { type Failure, toFailure } from '../failure.ts'
import { quote } from './quote.ts'

/** Characters of an address, as in the sitemap protocol; longer ones only cost time (robots.txt is matched against them). */
const URL_CHARACTERS_MAX = 2_048
/** Characters of the name of a host (RFC 1035 §2.3.4, as text); a longer one cannot exist. */
const HOST_CHARACTERS_MAX = 253
/** Below this, ports belong to system services: only the two of the web are allowed. */
const FREE_PORT_MIN = 1_024
const WEB_PORTS = new Set([80, 443])
/** Services above that do harm when they read a request as commands, or that stand unguarded inside networks. */
const SERVICE_PORTS = new Set([
  1080, 1433, 1521, 1719, 1720, 1723, 2049, 2375, 2376, 2377, 2379, 2380, 3128, 3306, 3389, 3659, 4045, 4190,
  5060, 5061, 5432, 5672, 5900, 5984, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 9042,
  9092, 9200, 9300, 10080, 10250, 10255, 11211, 27017, 27018,
])

/**
 * Whether an address may be asked at all, whatever it resolves to: http or https, no user name or password in it, and
 * a port of the web. Gives the parsed address without its fragment.
 */
export function checkUrl(href: string): { url: URL } | { failure: Failure } {
  const url = URL.parse(href.trim())
  if (!url) return refuse(`${quote(href)} is not a web address.`)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refuse(`${quote(href)}: only http and https addresses are fetched.`)
  }
  if (url.hostname.length > HOST_CHARACTERS_MAX) {
    return refuse(`Its host name is longer than any can be (${HOST_CHARACTERS_MAX} characters).`)
  }
  if (url.username || url.password) {
    return refuse(
      `The address at ${url.host} holds a user name or password; addresses with logins are not fetched.`,
    )
  }
  if (url.href.length > URL_CHARACTERS_MAX) {
    return refuse(`The address at ${url.host} is longer than ${URL_CHARACTERS_MAX} characters.`)
  }
  if (!isWebPort(Number(url.port))) {
    const detail = `Port ${url.port} of ${url.hostname} is not one that web sites use; it is not fetched.`
    return { failure: toFailure('blocked-address', detail) }
  }
  url.hash = ''
  return { url }
}

/** `port` is 0 where the address names none and the scheme's own is meant. */
function isWebPort(port: number): boolean {
  return port === 0 || WEB_PORTS.has(port) || (port >= FREE_PORT_MIN && !SERVICE_PORTS.has(port))
}

function refuse(detail: string): { failure: Failure } {
  return { failure: toFailure('bad-url', detail) }
}
