import { parseJsonExpression } from '../json-path.ts'
import type { JsonRule, JsonSelector, PageRule, Selector, SitemapRule } from '../source.ts'
import { findSelectorMistake } from './selector.ts'
import { expected, isMapping, list, mapping, type Shape, text, whole } from './shape.ts'

/** Of one selector or path. */
const SELECTOR_CHARACTERS_MAX = 500
const ATTRIBUTE_CHARACTERS_MAX = 64
/** Fallbacks of one field, patterns of one list. */
const FALLBACKS_MAX = 50
const PAGES_MAX = 20

/** A CSS selector that the engine which will run it can compile. */
export const cssShape: Shape<string> = (value, site) => {
  const selector = text('a CSS selector', SELECTOR_CHARACTERS_MAX)(value, site)
  const mistake = selector === undefined ? null : findSelectorMistake(selector)
  return mistake ? expected(site, `a CSS selector (${mistake})`, value) : selector
}

const attributeShape = mapping<{ select: string; attribute: string }>(
  { select: cssShape, attribute: text('the name of an attribute', ATTRIBUTE_CHARACTERS_MAX) },
  ['select'],
)
const oneSelector: Shape<string | { select: string; attribute?: string }> = (value, site) => {
  if (!isMapping(value)) return cssShape(value, site)
  const { select, attribute } = attributeShape(value, site) ?? {}
  return select === undefined ? undefined : { select, ...(attribute && { attribute }) }
}

/** One value, or an ordered list of fallbacks. */
function withFallbacks<T>(one: Shape<T>): Shape<T | T[]> {
  return (value, site) =>
    Array.isArray(value) && value.length > 0 ? list(one, FALLBACKS_MAX)(value, site) : one(value, site)
}

function ruleOrAuto<T extends object>(rule: Shape<Partial<T>>, required: string): Shape<T | 'auto'> {
  return (value, site) => {
    if (value === 'auto') return value
    if (!isMapping(value)) return expected(site, `\`auto\` or a mapping with \`${required}\``, value)
    return rule(value, site) as T | undefined
  }
}

const selectorShape: Shape<Selector> = withFallbacks(oneSelector)

/** How a page that lists posts is read: `auto`, or selectors. */
export const pageShape = ruleOrAuto<PageRule>(
  mapping<PageRule>(
    {
      item: selectorShape,
      link: selectorShape,
      title: selectorShape,
      date: selectorShape,
      snippet: selectorShape,
      author: selectorShape,
      image: selectorShape,
      tags: selectorShape,
      next: selectorShape,
      maxPages: whole(1, PAGES_MAX),
    },
    ['item'],
  ),
  'item',
)

const PATH_EXAMPLE = 'a path such as data.posts or authors[].name'

function jsonSelector(what: string, allowsTemplate: boolean): Shape<JsonSelector> {
  return withFallbacks((value, site) => {
    const written = text(what, SELECTOR_CHARACTERS_MAX)(value, site)
    if (written === undefined) return undefined
    const kind = parseJsonExpression(written)?.kind
    const isSound = kind === 'path' || (kind === 'template' && allowsTemplate)
    return isSound ? written : expected(site, what, value)
  })
}

const pathShape = jsonSelector(PATH_EXAMPLE, false)
const valueShape = jsonSelector(`${PATH_EXAMPLE}, or a text with paths in braces`, true)

/** How posts are found in JSON: `auto`, or paths. */
export const jsonShape = ruleOrAuto<JsonRule>(
  mapping<JsonRule>(
    {
      items: pathShape,
      id: valueShape,
      link: valueShape,
      title: valueShape,
      date: valueShape,
      updated: valueShape,
      snippet: valueShape,
      content: valueShape,
      author: valueShape,
      image: valueShape,
      tags: valueShape,
      next: valueShape,
      maxPages: whole(1, PAGES_MAX),
    },
    ['items'],
  ),
  'items',
)

const patternShape: Shape<string> = (value, site) => {
  const what = 'the beginning of a path such as /blog/ (* for anything, $ for the end)'
  const pattern = text(what, SELECTOR_CHARACTERS_MAX)(value, site)
  return pattern === undefined || /^[/*]/.test(pattern) ? pattern : expected(site, what, value)
}
const patternList: Shape<string[]> = (value, site) =>
  list(patternShape, FALLBACKS_MAX)(typeof value === 'string' ? [value] : value, site)

/** Which addresses of a sitemap are posts. */
export const sitemapShape: Shape<SitemapRule> = mapping<SitemapRule>({
  include: patternList,
  exclude: patternList,
})
