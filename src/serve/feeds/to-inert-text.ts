/** Elements of html that do something by themselves or hold what follows. Formatting such as `<i>` is not among them. */
const ELEMENTS =
  `a applet area article aside audio base blockquote body button canvas center col colgroup dd details dialog div dl dt
  embed fencedframe fieldset figure font footer foreignobject form frame frameset h1 h2 h3 h4 h5 h6 head header html iframe image img
  input isindex legend li link listing main marquee math menu meta nav nobr noembed noframes noscript object ol optgroup
  option p param picture plaintext portal pre ruby script search section select source style summary svg table tbody td
  template textarea tfoot th thead title tr track ul video xmp`.split(/\s+/)

/**
 * The start of what a parser of html takes for a comment, an end tag, one of those elements, or one with attributes; not
 * `<int>` and `<K, V>`, which are words.
 */
const ACTIVE = new RegExp(
  String.raw`<(?=[!?/]|(?:${ELEMENTS.join('|')})\b|[a-z](?!\w{0,30}(?:, ?\w{1,30}){0,4}>))`,
  'gi',
)
/** What a reader of html takes for a character named by its entity: in a text about entities it is meant as it stands. */
const ENTITY = /&(?=#?\w{1,32};)/g
/** Shows nothing, and parts a sign from what follows: no parser of html then sees a tag or an entity (U+2060 word joiner). */
const PART = '\u2060'

/**
 * Plain text for fields of RSS, which say nothing of their type: programs that take them for html find no element in it
 * that could run or break what follows, no entity that would become another word, and people read the same words.
 */
export function toInertText(text: string): string {
  const inert = text.includes('<') ? text.replace(ACTIVE, `$&${PART}`) : text
  return inert.includes('&') ? inert.replace(ENTITY, `$&${PART}`) : inert
}
