/** Attributes that hold one address (HTML standard, index of attributes), and those that scripts load later. */
const ADDRESSES = new Set(
  `href src poster cite background longdesc data action formaction usemap codebase classid profile data-src data-original data-actualsrc
  data-lazy-src`.split(/\s+/),
)
const ADDRESS_LISTS = new Set(['srcset', 'data-srcset'])

/** Ends of the names of attributes that hold addresses. */
const ADDRESS_NAME =
  /(?:href|src|poster|cite|background|longdesc|data|action|srcset|original|usemap|codebase|classid|profile)\s*$/i
const NAME_CHARACTERS_MAX = 16
/** WordPress writes it as a number. */
const AMPERSAND = /&(?:amp|#0{0,9}38|#x0{0,9}26);/gi
const ABSOLUTE = /["'\s]{0,3}(?:https?:|data:|mailto:)/iy
const NAME = /[a-z][^\s/>]*/iy
const ATTRIBUTE = /\s*([^\s=<>"'/]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s<>"']+)|\s*[^\s=<>"'/]+|\s*[/"'=]/y

/** The same html with every relative address in its tags made absolute; text stays as it is. */
export function absolutizeLinks(html: string, base: string): string {
  if (!hasRelativeAddress(html)) return html
  // Joined at once: a text made of pieces would keep all of the feed as long as it is not read itself.
  const pieces: string[] = []
  let done = 0
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', Math.max(done, open + 1))) {
    NAME.lastIndex = open + 1
    if (!NAME.test(html)) continue
    const start = NAME.lastIndex
    // Most tags have no attributes.
    if (html[start] === '>') continue
    const tag = readTag(html, start, base)
    pieces.push(html.slice(done, start), tag.text)
    done = tag.end
  }
  pieces.push(html.slice(done))
  return pieces.join('')
}

/** Most feeds have none, and are let through untouched. */
function hasRelativeAddress(html: string): boolean {
  for (let equals = html.indexOf('='); equals >= 0; equals = html.indexOf('=', equals + 1)) {
    ABSOLUTE.lastIndex = equals + 1
    if (ABSOLUTE.test(html)) continue
    if (ADDRESS_NAME.test(html.slice(Math.max(0, equals - NAME_CHARACTERS_MAX), equals))) return true
  }
  return false
}

/** Attributes of one start tag from `start`, rewritten, up to the `>` that ends it. */
function readTag(html: string, start: number, base: string): { text: string; end: number } {
  let text = ''
  ATTRIBUTE.lastIndex = start
  let end = start
  for (let match = ATTRIBUTE.exec(html); match; match = ATTRIBUTE.exec(html)) {
    end = ATTRIBUTE.lastIndex
    text += toAbsolute(match, base)
  }
  return { text, end }
}

function toAbsolute(match: RegExpExecArray, base: string): string {
  const [all, name, equals, value] = match
  if (!name || !value) return all
  const lower = name.toLowerCase()
  const quote = value[0] === '"' || value[0] === "'" ? value[0] : ''
  const address = quote ? value.slice(1, -1) : value
  if (ADDRESSES.has(lower)) return ` ${name}${equals}${quote}${resolve(address, base)}${quote}`
  if (ADDRESS_LISTS.has(lower)) return ` ${name}${equals}${quote}${resolveList(address, base)}${quote}`
  return all
}

function resolve(address: string, base: string): string {
  const trimmed = address.trim()
  if (trimmed === '' || /^[a-z][a-z0-9+.-]*:/i.test(trimmed)) return address
  return URL.parse(trimmed.replace(AMPERSAND, '&'), base)?.href.replaceAll('&', '&amp;') ?? address
}

/** `srcset`: addresses with a width or density, parted by commas (HTML standard §4.8.4.2.1). */
function resolveList(list: string, base: string): string {
  const candidates = list.split(/,\s+|,$/).map((candidate) => candidate.trim())
  return candidates
    .filter(Boolean)
    .map((candidate) => {
      const [address = '', ...descriptor] = candidate.split(/\s+/)
      return [resolve(address, base), ...descriptor].join(' ')
    })
    .join(', ')
}
