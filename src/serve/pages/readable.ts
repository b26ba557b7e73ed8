import { raw, type SafeHtml } from '../html.ts'

/** One heading of a post, for its contents list. */
export interface Heading {
  id: string
  /** 2 to 6, as it stands on the page. */
  level: number
  /** Text and formulas only. */
  label: SafeHtml
}

/** A tag of serialised html; quoted values may hold anything. */
const TAG = /<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^"'<>])*)>/gi
/** Signs that an inline formula may have before it gets a scrolling box of its own, for narrow screens. */
const INLINE_SIGNS_MAX = 22
const LEVEL_MAX = 6
/** How far to look back for the beginning of an image's paragraph. */
const PARAGRAPH_START_MAX = 2_000
/** What stands between the beginning of a paragraph and an image that stands alone in it, perhaps as a link. */
const ALONE_FROM = /<p(?:\s[^<>]*)?>\s*(?:<a\s[^<>]*>\s*)?$/i
/** The image itself and what follows it up to the end of the paragraph. */
const ALONE_TO = new RegExp(`${TAG.source}\\s*(?:</a>\\s*)?</p>`, 'iy')
/** A formula with all that is in it, or any other tag. */
const FORMULA_OR_TAG = new RegExp(`<math\\b[^]*?</math>|${TAG.source}`, 'gi')
/** How far to look for the end of a heading or formula. */
const ELEMENT_CHARACTERS_MAX = 20_000

/**
 * Fits sanitised html of a post into our page: its headings follow on our title without gaps and get ids, formulas and
 * tables get boxes that scroll alone, links between its places stay here, images load late and say nothing to their host, inline styles (which the content
 * security policy would refuse) go.
 */
export function toReadable(sanitised: string): { content: SafeHtml; headings: Heading[] } {
  const levels = toLevels(sanitised)
  const headings: Heading[] = []
  let openTables = 0
  let content = ''
  let end = 0
  for (const match of sanitised.matchAll(TAG)) {
    const [tag, slash, element = '', rest = ''] = match
    content += sanitised.slice(end, match.index)
    end = match.index + tag.length
    const attributes = rest.replace(/\sstyle=(?:"[^"]*"|'[^']*')/gi, '')
    content += slash ? renderClose(tag, element.toLowerCase()) : renderOpen(match.index, element, attributes)
  }
  return { content: raw(content + sanitised.slice(end)), headings }

  function renderOpen(at: number, element: string, attributes: string): string {
    const name = element.toLowerCase()
    if (name === 'a') return renderLink(attributes)
    if (name === 'img') return renderImage(attributes, isAlone(sanitised, at))
    if (name === 'table') return `${openTables++ === 0 ? '<div class="scroll">' : ''}<table${attributes}>`
    if (name === 'math') return `${openFormula(sanitised, at, attributes)}<math${attributes}>`
    const level = levels.get(name)
    if (level === undefined) return `<${element}${attributes}>`
    const stated = /\sid="([^"]+)"/i.exec(attributes)?.[1]
    const id = stated ?? `part-${headings.length + 1}`
    headings.push({ id, level, label: raw(toLabel(toElement(sanitised, at, name))) })
    return stated ? `<h${level}${attributes}>` : `<h${level} id="${id}"${attributes}>`
  }

  function renderClose(tag: string, name: string): string {
    if (name === 'math') return '</math></span>'
    if (name === 'table') return --openTables === 0 ? '</table></div>' : tag
    const level = levels.get(name)
    return level === undefined ? tag : `</h${level}>`
  }
}

/** The heading elements in use, without gaps, from 2 on: `h1 h3 h4` become 2, 3, 4. */
function toLevels(markup: string): Map<string, number> {
  const used = new Set<string>()
  for (const [, slash, element = ''] of markup.matchAll(TAG)) {
    if (!slash && /^h[1-6]$/i.test(element)) used.add(element.toLowerCase())
  }
  return new Map([...used].sort().map((name, index) => [name, Math.min(index + 2, LEVEL_MAX)]))
}

/** A display formula scrolls in its own box; so does an inline one that may be wider than a small screen. */
function openFormula(markup: string, at: number, attributes: string): string {
  if (/\sdisplay="block"/i.test(attributes)) return '<span class="formula scroll">'
  const signs = toSigns(toElement(markup, at, 'math')).replace(/&[a-z0-9#]+;/gi, '_').length
  return signs > INLINE_SIGNS_MAX ? '<span class="long-math scroll">' : '<span class="math">'
}

/** A link to another place of the same post stays on our page. */
function renderLink(attributes: string): string {
  const to = /\sdata-to="([^"]+)"/i.exec(attributes)?.[1]
  return to === undefined ? `<a${attributes}>` : `<a href="#${to}">`
}

/** Whether the image at `at` is all that its paragraph holds: within a sentence it stays in its line. */
function isAlone(markup: string, at: number): boolean {
  ALONE_TO.lastIndex = at
  return ALONE_TO.test(markup) && ALONE_FROM.test(markup.slice(Math.max(0, at - PARAGRAPH_START_MAX), at))
}

function renderImage(attributes: string, isAlone: boolean): string {
  const kept = attributes
    .replace(/\s(?:loading|decoding|referrerpolicy)=(?:"[^"]*"|'[^']*')/gi, '')
    .replace(/\/$/, '')
    .trimEnd()
  const alt = /\salt=/i.test(kept) ? '' : ' alt=""'
  return `<img${isAlone ? ' class="alone"' : ''}${kept}${alt} loading="lazy" decoding="async" referrerpolicy="no-referrer">`
}

/** The element that begins at `at`, without its end tag; nothing of one that does not end within reach. */
function toElement(markup: string, at: number, name: string): string {
  const reach = markup.slice(at, at + ELEMENT_CHARACTERS_MAX)
  const end = reach.indexOf(`</${name}`)
  return end === -1 ? '' : reach.slice(0, end)
}

/** Markup of a heading in one line without tags, but for those of its formulas, which their signs in a row would belie. */
function toLabel(markup: string): string {
  return withoutNotes(markup)
    .replace(FORMULA_OR_TAG, (part) => (/^<math\b/i.test(part) ? part.replace(/\sdisplay="block"/i, '') : ''))
    .replace(/\s+/g, ' ')
    .trim()
}

/** What is seen of a formula, sign by sign; still escaped. */
function toSigns(math: string): string {
  return withoutNotes(math).replace(TAG, '').replace(/\s+/g, ' ').trim()
}

/** Formulas without their TeX. */
function withoutNotes(markup: string): string {
  return markup.replace(/<annotation[^>]*>[^<]*<\/annotation>/gi, '')
}
