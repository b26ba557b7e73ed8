/** Signs that no element has in its name, unless a space was forgotten (`ulclass="…"`); a mark at the end closes a clause. */
const NO_NAME = /^(?![a-z\d]+=["']).*?(?:[$\\{}^=<,;()[\]|*+~"'&!?%`\u0080-\uffff]|[.:]$)/i
/** `x_1` is TeX, `my_element` may be an element. */
const SUBSCRIPT = /^[a-z]{1,3}\d?_(?![a-z]{3})/i
/** In names of attributes; `${…}` and `{{…}}` come from templates. */
const TEX = /\$(?!\{)|\\[a-z]|[_^]\{|\^[a-z\d]/i
const VALUE = /=\s*(?:"[^"]*(?:"|$)|'[^']*(?:'|$))|=[^\s"'\\][^\s"']*/g
/** Quotes that were escaped for a script: their attributes look like anything. */
const ESCAPED_QUOTE = /\\["']/
const ONE_LETTER = /^(?!h\d)[a-z]\d?$/i
const ENDS_WORD = /[\w)\]}]/
/** Words where attributes would stand. */
const WORDS =
  /^\s+(?!(?:class|id|href|target|title|rel|style|name|hidden|itemscope|inert|open|nowrap|download)\b)[a-z]+(?=[\s,.;:]|$)(?!\s*=)/i

/** Elements whose inside is no html, comments, and what begins like a tag: its name, and the rest as far as it is one. */
const TAG =
  /<(script|style|iframe|noembed|noframes|xmp)(?=[\s/>])[\s\S]*?(?:<\/\1|$)|<!--[\s\S]*?(?:-->|$)|<([a-z][^\s/<>]*)(?=([^<>]*)(<?))/gi

/** Names of most elements, which need no closer look. */
const COMMON = new Set(
  `p div span a b i em strong ul ol li br img h1 h2 h3 h4 td tr th table code pre svg path g use mi mo mn mrow section
  article figure script style meta link button input label time sup sub`.split(/\s+/),
)

/** Whether what was parsed as a tag may be text after an unescaped `<`: `$0<p_1<1$` parses as an element `p_1<1$`. */
export function mayBeSwallowed(name: string, attributes: Record<string, string>): boolean {
  if (!COMMON.has(name) && (NO_NAME.test(name) || SUBSCRIPT.test(name))) return true
  let isFirst = true
  for (const key in attributes) {
    if (attributes[key] === '' && isWord(name, key, isFirst)) return true
    isFirst = false
  }
  return false
}

/** Whether an attribute without a value may be a piece of text. */
function isWord(name: string, key: string, isFirst: boolean): boolean {
  return /[$\\^{<]/.test(key) || (isFirst && ONE_LETTER.test(name) && WORDS.test(` ${key}`))
}

/** Whether the last tag of the html never ends: a parser leaves it out, and all that comes after. */
export function endsInTag(html: string): boolean {
  return html.lastIndexOf('<') > html.lastIndexOf('>')
}

/** Html in which every `<` before text is written `&lt;`; what stands in scripts, comments and true tags stays. */
export function escapeSwallowed(html: string): string {
  return html.replace(TAG, (match: string, ...[, name, rest, next, at]: TagParts) => {
    if (name === undefined) return match
    const isText = isNoName(name, rest, next) || holdsTex(rest) || isComparison(html, { at, name, rest })
    return isText ? `&lt;${name}` : match
  })
}

type TagParts = [
  element: string | undefined,
  name: string | undefined,
  rest: string,
  next: string,
  at: number,
]

function isNoName(name: string, rest: string, next: string): boolean {
  return NO_NAME.test(name) || SUBSCRIPT.test(name) || (rest === '' && next === '<')
}

function holdsTex(rest: string): boolean {
  return TEX.test(rest) && !ESCAPED_QUOTE.test(rest) && TEX.test(rest.replace(VALUE, ''))
}

/** `a<b and c>d` */
function isComparison(html: string, { at, name, rest }: { at: number; name: string; rest: string }): boolean {
  return ONE_LETTER.test(name) && WORDS.test(rest) && ENDS_WORD.test(html.charAt(at - 1))
}
