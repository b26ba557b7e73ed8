import { PAPER_KIND_NAMES } from '../../paper.ts'
import { html } from '../html.ts'
import { toPaperPath } from './address.ts'
import type { Page } from './layout.ts'
import type { PageOptions } from './page-options.ts'
import type { Visit } from './visit.ts'

/** Papers named on the page; all of them are in the API. */
const PAPERS_SHOWN = 100

/** `/papers`: what posts name most. */
export async function papersPage({ words }: Visit, { reads }: PageOptions): Promise<Page> {
  const { papers, total } = await reads.listPapers({ kind: null, limit: PAPERS_SHOWN, page: 1 })
  const items = papers.map(
    ({ id, kind, name, count }) =>
      html`<li><a href="${toPaperPath(id)}"><span><span class="note">${PAPER_KIND_NAMES[kind]}</span> ${name}</span> <span class="count">${count}</span></a></li>\n`,
  )
  return {
    title: words.papers.title,
    body: html`<div class="page-title"><h1>${words.papers.title}</h1>
<p>${total === 0 ? words.papers.none : words.papers.all(total, papers.length)}</p></div>
${items.length > 0 && html`<ul class="index">${items}</ul>`}`,
  }
}
