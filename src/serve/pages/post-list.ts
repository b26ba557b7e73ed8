import type { EntryPage } from '../../store/reads.ts'
import type { EntryMatch } from '../find-matches.ts'
import { html, type SafeHtml } from '../html.ts'
import { toAddress } from './address.ts'
import { renderCard } from './card.ts'
import { renderPagination } from './pagination.ts'
import type { Visit } from './visit.ts'

/** Posts on one page of a list. */
export const POSTS_PER_PAGE = 12

/** How the posts of a list are shown: the level of their titles, and what a search found in them. */
export interface PostsOptions {
  level: 2 | 3
  matches?: ReadonlyMap<string, EntryMatch>
}

/** A page of posts with its page numbers and the sign-off. */
export function renderPosts(list: EntryPage, visit: Visit, { level, matches }: PostsOptions): SafeHtml {
  const { words } = visit
  const page = list.page ?? 1
  const first = (page - 1) * POSTS_PER_PAGE + 1
  const last = first + list.entries.length - 1
  const toHref = (number: number) =>
    toAddress(visit.path, visit.query, { page: number === 1 ? null : String(number) })
  return html`<section class="posts" aria-label="${words.card.posts}">
${list.entries.map((entry) => renderCard(entry, words, { level, match: matches?.get(entry.id) }))}
</section>
${renderPagination({ page, pages: list.pages }, toHref, words)}
<p class="end"><span>${words.pages.goes(first, last, list.total)}</span>${page >= list.pages && html` <span>${words.pages.end}</span>`}</p>`
}

/** Whether the reader asked for a page behind the last one. */
export function isBeyond(list: EntryPage): boolean {
  return list.entries.length === 0 && list.total > 0
}

/** What stands in place of the posts when there are none: no such page, or none that the filters leave. */
export function renderNoPosts(list: EntryPage, visit: Visit, sentence: string | null = null): SafeHtml {
  const { empty } = visit.words
  const beyond = isBeyond(list)
  const last = toAddress(visit.path, visit.query, { page: list.pages > 1 ? String(list.pages) : null })
  return html`<section class="quiet">
<h2>${beyond ? empty.beyond(list.page ?? 1) : (sentence ?? empty.filtered)}</h2>
${beyond ? html`<p><a href="${last}">${empty.beyondHow(list.pages)}</a></p>` : !sentence && html`<p>${empty.filteredHow}</p>`}
<p><a class="action" href="/" data-language="">${empty.all}</a></p>
</section>`
}
