import { decodePercent, decodeTexQuery } from './tex-query.ts'

/** A service that draws formulas, and where its addresses carry the TeX. */
interface ImageService {
  /** Host and path, up to the query. */
  address: RegExp
  /** Names of the parameter, the whole query, the path or fragment after a mark, or nowhere. */
  source: readonly string[] | 'query' | 'nowhere' | { after: string }
  /** What must also be in the query. */
  needs?: string
  /** The alternative text is the source and the address only its copy. */
  altFirst?: true
  /** A `+` is a space whatever else is there: the service's own encoder is known. */
  plusIsSpace?: true
}

const IMAGE_SERVICES: readonly ImageService[] = [
  { address: /zhihu\.com\/equation$/, source: ['tex'], altFirst: true },
  { address: /juejin\.(?:cn|im)\/equation$/, source: ['tex'], altFirst: true },
  { address: /math\.jianshu\.com\/math$/, source: ['formula'], altFirst: true },
  { address: /bilibili\.com\/.*mathjax\/tex$/, source: ['formula'], altFirst: true },
  { address: /\/latex\.php$/, source: ['latex'], altFirst: true, plusIsSpace: true },
  { address: /wikimedia\.org\/api\/rest_v1\/media\/math\/render\//, source: 'nowhere', altFirst: true },
  { address: /\/ql-cache\/quicklatex|quicklatex\.com\/cache/, source: 'nowhere', altFirst: true },
  { address: /\/__latex\/[0-9a-f]+\.svg$/, source: { after: '&code=' } },
  { address: /codecogs\.com\/eqnedit\.php$/, source: ['latex'] },
  { address: /codecogs\.com\//, source: 'query' },
  { address: /google\w*\.com\/chart$/, source: ['chl'], needs: 'cht=tx' },
  { address: /render\.githubusercontent\.com\/render\/math$/, source: ['math'] },
  { address: /math\.(?:now\.sh|vercel\.app|deno\.dev)\/?$/, source: ['from', 'inline'] },
  { address: /latex\.csdn\.net\/eq$/, source: 'query' },
  { address: /tex\.z-dn\.net\/$/, source: ['f'] },
  { address: /(?:mathtex|mimetex)\.cgi$/, source: 'query' },
  { address: /(?:upmath\.me|s2cms\.ru)\/svgb?\//, source: { after: '/svg/' } },
  { address: /(?:upmath\.me|s2cms\.ru)\/png\//, source: { after: '/png/' } },
  { address: /sciweavers\.org\/tex2img\.php$/, source: ['eq'], plusIsSpace: true },
  { address: /latex\.vimsky\.com\//, source: ['val'] },
  {
    address: /\/(?:equation|formula|tex2svg|tex2png|render\/math)$/,
    source: ['tex', 'latex', 'formula', 'math'],
  },
]

/** What every address above has in it; most images are none of these. */
const HINT = /equation|formula|latex|math|codecogs|chart|tex|upmath|s2cms/i
/** Words by which services are told how to draw, not what. */
const DRAWING =
  /^(?:\s|\\(?:inline|dpi\s*\{\d+\}|(?:bg|fn|fg)_\w+|(?:small|tiny|normalsize|large|Large|LARGE|huge|Huge)(?![a-zA-Z])))+/
const ADDRESS_CHARACTERS_MAX = 20_000
const PATH_CHARACTERS_MAX = 300

/** What a drawing service's address says: its TeX, null where it carries none, and whether `alt` knows better. */
export interface ImageSource {
  tex: string | null
  altFirst: boolean
}

/** What the address of an image says of a formula; null when no known service draws it. */
export function readImageAddress(address: string): ImageSource | null {
  if (address.length > ADDRESS_CHARACTERS_MAX || !HINT.test(address)) return null
  // A proxy carries the true address in its own.
  const scheme = address.lastIndexOf('://')
  const inner = scheme < 0 ? address : address.slice(scheme)
  const path = inner.slice(0, PATH_CHARACTERS_MAX).replace(/[?#].*$/s, '')
  for (const { address: pattern, source, needs = '', altFirst = false, plusIsSpace } of IMAGE_SERVICES) {
    if (!pattern.test(path) || !inner.includes(needs)) continue
    const value = readValue(inner, source)
    if (value === null) {
      if (Array.isArray(source) || source === 'query') continue
      return { tex: null, altFirst }
    }
    const spaced = value
      .replace(/&space;/g, ' ')
      .replace(/&plus;/g, '%2B')
      .replace(/&hash;/g, '%23')
    const tex = plusIsSpace ? decodePercent(spaced.replace(/\+/g, ' ')) : decodeTexQuery(spaced)
    return { tex: tex.replace(DRAWING, ''), altFirst }
  }
  return null
}

function readValue(address: string, source: ImageService['source']): string | null {
  if (source === 'nowhere') return null
  const query = address.indexOf('?')
  if (source === 'query') return query < 0 ? null : address.slice(query + 1).replace(/#.*$/s, '')
  if ('after' in source) return readAfter(address, source.after)
  for (const name of source) {
    const at = Math.max(address.lastIndexOf(`?${name}=`), address.lastIndexOf(`&${name}=`))
    if (at >= 0) return untilNextParameter(address.slice(at + name.length + 2))
  }
  return null
}

function readAfter(address: string, mark: string): string | null {
  const at = address.indexOf(mark)
  return at < 0 ? null : untilNextParameter(address.slice(at + mark.length))
}

/** Up to the next parameter; an `&` that no name follows belongs to the TeX (a column of a matrix). */
function untilNextParameter(value: string): string {
  const end = value.search(/&[a-zA-Z_]{1,20}=|#(?!\d)/)
  return end < 0 ? value : value.slice(0, end)
}
