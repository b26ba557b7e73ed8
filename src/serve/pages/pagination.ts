import { html, type SafeHtml } from '../html.ts'
import type { Words } from './words.ts'

/** A place in a list that is cut into pages; both 1-based. */
export interface Place {
  page: number
  pages: number
}

/**
 * Which page numbers to show: the first, the last, and three in a row around the current one; `null` where some are left
 * out. `1 2 3 … 5` on the first two pages of five.
 */
export function toPageNumbers({ page, pages }: Place): (number | null)[] {
  const from = Math.max(1, Math.min(page - 1, pages - 2))
  const shown = new Set([1, from, from + 1, from + 2, pages].filter((number) => number <= pages))
  const numbers: (number | null)[] = []
  for (const number of [...shown].sort((a, b) => a - b)) {
    const last = numbers.at(-1) ?? 0
    if (number > last + 1) numbers.push(null)
    numbers.push(number)
  }
  return numbers
}

/** The page numbers of a list, with previous and next as words; nothing for a list of one page. */
export function renderPagination(
  place: Place,
  toHref: (page: number) => string,
  { pages: words }: Words,
): SafeHtml | null {
  const { page, pages } = place
  if (pages < 2) return null
  const numbers = toPageNumbers(place).map((number) => {
    if (number === null) return html`<li class="gap">…</li>`
    if (number === page) return html`<li><a href="${toHref(number)}" aria-current="page">${number}</a></li>`
    return html`<li><a href="${toHref(number)}" aria-label="${words.page(number)}">${number}</a></li>`
  })
  return html`<nav class="pages" aria-label="${words.label}">
${page > 1 && html`<a class="step" rel="prev" href="${toHref(page - 1)}">${words.previous}</a>`}
<ol>${numbers}</ol>
${page < pages && html`<a class="step step-next" rel="next" href="${toHref(page + 1)}">${words.next}</a>`}
</nav>`
}
