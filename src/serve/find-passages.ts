import { FORMULA_MARK, toDelimited } from '../formula.ts'
import type { Reads } from '../store/reads.ts'
import { html, unescapeHtml } from './html.ts'
import type { MaskedText } from './mask-formulas.ts'
import type { Matcher } from './match-words.ts'
import { findPassage } from './passage.ts'

const MATH = /<math\b([^>]*)>([\s\S]*?)<\/math>/g
const ANNOTATION = /<annotation encoding="application\/x-tex">([^<]*)<\/annotation>/

/** The passages of entries in which a search finds its words, by id: html with formulas as the posts show them. */
export async function findPassages(
  ids: readonly string[],
  { find, reads }: { find: Matcher; reads: Pick<Reads, 'listTexts' | 'listContents'> },
): Promise<Map<string, string>> {
  const texts = ids.length === 0 ? [] : await reads.listTexts(ids)
  const passages = texts.flatMap(({ id, text }) => {
    const passage = findPassage(text, find)
    return passage ? [{ id, passage }] : []
  })
  const mathematical = passages.filter(({ passage }) => passage.formulas.length > 0).map(({ id }) => id)
  const contents = mathematical.length === 0 ? [] : await reads.listContents(mathematical, { isFull: true })
  const htmls = new Map(contents.map(({ id, contentHtml }) => [id, contentHtml ?? '']))
  return new Map(passages.map(({ id, passage }) => [id, renderPassage(passage, htmls.get(id) ?? '')]))
}

/** A passage as html; a formula that its post does not show as one is TeX in code there too. */
function renderPassage({ text, formulas }: MaskedText, contentHtml: string): string {
  const shown = formulas.length === 0 ? new Map<string, string>() : findMath(contentHtml, new Set(formulas))
  return text
    .split(FORMULA_MARK)
    .map((part, at) => {
      const formula = formulas[at - 1]
      if (formula === undefined) return html`${part}`.toString()
      return `${shown.get(formula) ?? html`<code>${formula}</code>`}${html`${part}`}`
    })
    .join('')
}

/** The MathML of the wanted formulas, by how they stand in plain text. */
function findMath(contentHtml: string, wanted: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>()
  for (const [mathml, attributes = '', body = ''] of contentHtml.matchAll(MATH)) {
    const tex = unescapeHtml(ANNOTATION.exec(body)?.[1] ?? '')
    const formula = toDelimited({ tex, display: attributes.includes('display="block"') })
    if (wanted.has(formula)) found.set(formula, mathml)
  }
  return found
}
