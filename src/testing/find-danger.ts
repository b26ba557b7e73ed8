import { load } from 'cheerio'
import { load as loadLoosely } from 'cheerio/slim'
import { type Element, isTag } from 'domhandler'

const TAGS = new Set(
  `html head body h1 h2 h3 h4 h5 h6 p div blockquote q cite pre code kbd samp var ul ol li dl dt dd table caption thead tbody
  tfoot tr th td figure figcaption a img em strong b i u s del ins mark small sub sup abbr dfn time br hr wbr details summary
  ruby rt rp bdi bdo video audio source`.split(/\s+/),
)
const ATTRIBUTES = new Set(
  `href rel src alt width height loading referrerpolicy controls preload poster type colspan rowspan align scope start
  reversed value title datetime cite open lang dir class`.split(/\s+/),
)
const ADDRESSES = new Set(['href', 'src', 'cite', 'poster'])
const MATHML_TAGS = new Set(
  `math semantics annotation mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle msub msup msubsup munder mover
  munderover mmultiscripts mprescripts none mtable mtr mtd mpadded mphantom menclose`.split(/\s+/),
)
const MATHML_ATTRIBUTES = new Set(
  `class display displaystyle scriptlevel form fence separator stretchy symmetric largeop movablelimits accent accentunder
  columnspan rowspan columnalign notation mathvariant lspace rspace width height depth voffset minsize maxsize
  linethickness mathsize mathbackground mathcolor encoding data-line`.split(/\s+/),
)
/** What an attribute of MathML may say: a word, a length, a colour, the type of an annotation. */
const MATHML_VALUE = /^[\w .%#/-]{0,40}$/

/** Everything in html that is not on the list of what we serve, as two parsers read it (HTML standard, and forgiving). */
export function findDanger(html: string): string[] {
  return [load, loadLoosely].flatMap((parse) => {
    const $ = parse(html)
    const elements = $('*').toArray().filter(isTag)
    return elements.flatMap((element) => {
      const isMath = $(element).closest('math').length > 0
      const isKnown = (isMath ? MATHML_TAGS : TAGS).has(element.name)
      return [...(isKnown ? [] : [`<${element.name}>`]), ...findAttributeDanger(element, isMath)]
    })
  })
}

function findAttributeDanger({ name: tag, attribs }: Element, isMath: boolean): string[] {
  return Object.entries(attribs).flatMap(([name, value]) => {
    const isKnown = isMath ? MATHML_ATTRIBUTES.has(name) && MATHML_VALUE.test(value) : ATTRIBUTES.has(name)
    const leads = isMath || !ADDRESSES.has(name) || isPublicAddress(value)
    const isPlain = name !== 'class' || isMath || /^language-[\w+#.-]+$/.test(value)
    return isKnown && leads && isPlain ? [] : [`${tag} ${name}=${value.slice(0, 200)}`]
  })
}

/** Whether an address is http(s), and one that the URL standard has no more to say to. */
export function isPublicAddress(address: string): boolean {
  const url = URL.parse(address)
  return /^https?:\/\/[^\s"<>]+$/.test(address) && url?.href === address && !url.username && !url.password
}

const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g

/** What text on one line holds beside words: controls, overrides of its direction, halves of characters; and too much. */
export function findTextDanger(text: string, charactersMax: number): string[] {
  return [
    ...(/\p{Cc}|[\u2028\u2029]/u.test(text) ? ['a control character'] : []),
    ...(text.isWellFormed() ? [] : ['half a character']),
    ...(isLevel(text) ? [] : ['an open direction']),
    ...(text.length > charactersMax ? [`${text.length} characters`] : []),
  ]
}

/** Whether directions are only isolated, and every isolation ends. */
function isLevel(text: string): boolean {
  let depth = 0
  for (const [sign] of text.matchAll(DIRECTIONS)) {
    if (sign < '\u2066') return false
    depth += sign === '\u2069' ? -1 : 1
    if (depth < 0) return false
  }
  return depth === 0
}
