import type { ArticleRule } from '../source.ts'
import { escapeText } from './clean/to-html.ts'
import { cleanContent } from './clean-content.ts'

/** What a title with a formula holds. */
const DELIMITER = /\\\(|\$[^$]+\$/
/** One line of text and formulas, as a title is. */
const ONE_PARAGRAPH = /^<p>((?:(?!<\/?p>)[\s\S])*)<\/p>$/

/** A title (plain text) as html with its formulas as MathML, sanitised; null where it holds none, as most do. */
export function toTitleHtml(title: string, { url, rule }: { url: string; rule: ArticleRule }): string | null {
  if (!DELIMITER.test(title)) return null
  const { html, formulas } = cleanContent({
    html: `<p>${escapeText(title)}</p>`,
    url,
    rule: { ...rule, content: [], remove: [] },
  })
  if (formulas.length === 0 || formulas.some(({ display }) => display)) return null
  return ONE_PARAGRAPH.exec(html)?.[1] ?? null
}
