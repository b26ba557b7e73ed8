import { toListRequest } from '../filter.ts'
import { findMatches } from '../find-matches.ts'
import { html, type SafeHtml } from '../html.ts'
import { readValues, toTagPath } from './address.ts'
import { renderFilters } from './filters.ts'
import type { Page } from './layout.ts'
import { findNearestTags, toNamedTags } from './nearest-tags.ts'
import type { PageOptions } from './page-options.ts'
import { readPageQuery } from './page-query.ts'
import { isBeyond, POSTS_PER_PAGE, renderNoPosts, renderPosts } from './post-list.ts'
import type { Visit } from './visit.ts'

/** Tags offered when a search finds nothing. */
const NEAREST_MAX = 6
/** Tags offered before anything is searched for: the loudest ones. */
const LOUDEST_MAX = 12

/** `/search?q=`: a form, and what it finds. */
export async function searchPage(visit: Visit, options: PageOptions): Promise<Page> {
  const { words } = visit
  const q = readValues(visit.query, 'q')[0]?.trim() ?? ''
  const form = html`<div class="page-title"><h1>${words.search.title}</h1>${renderForm(q, visit)}</div>`
  if (!q) return { title: words.search.title, body: html`${form}${await renderStart(visit, options)}` }
  const query = readPageQuery(visit.query, { q })
  const { reads, tags } = options
  const request = toListRequest(query, { now: visit.now, limit: POSTS_PER_PAGE, tags, sort: 'relevance' })
  const list = await reads.listEntries(request)
  const matches = await findMatches(list.entries, { q: request.filter.q, reads })
  const feeds = { path: '/search', title: `${words.search.title}: ${q}` }
  const page = { title: `${words.search.title}: ${q}`, feeds, status: isBeyond(list) ? 404 : 200 }
  if (list.total === 0) return { ...page, body: html`${form}${await renderNothing(q, visit, options)}` }
  const filters = renderFilters(visit, { sorts: ['relevance', 'published', 'seen'], shown: ['q'] })
  return {
    ...page,
    body: html`${form}<p class="found" role="status">${words.search.found(list.total)}</p>${filters}
${list.entries.length === 0 ? renderNoPosts(list, visit) : renderPosts(list, visit, { level: 2, matches })}`,
  }
}

function renderForm(q: string, { words, query }: Visit): SafeHtml {
  const { search } = words
  const language = readValues(query, 'language')[0]
  return html`<form class="search" role="search" action="/search">
<label for="q">${search.label}</label>
<div><input id="q" type="search" name="q" value="${q}" autocomplete="off">${
    language && html`<input type="hidden" name="language" value="${language}">`
  }<button>${search.go}</button></div>
<p class="help">${search.help}</p>
</form>`
}

async function renderNothing(q: string, visit: Visit, { reads, tags }: PageOptions): Promise<SafeHtml> {
  const { search, empty } = visit.words
  const named = toNamedTags(tags, await reads.listTagCounts(), visit.preferences.language)
  const nearest = findNearestTags(q, named, NEAREST_MAX)
  return html`<section class="quiet">
<h2>${search.nothing(q)}</h2>
${nearest.length > 0 && html`<p class="label">${search.nearest}</p>${renderOffers(nearest)}`}
<p>${search.subscribe}</p>
<p><a class="action" href="/" data-language="">${empty.all}</a></p>
</section>`
}

async function renderStart(visit: Visit, { reads, tags }: PageOptions): Promise<SafeHtml> {
  const counts = (await reads.listTagCounts()).slice(0, LOUDEST_MAX)
  const names = new Map(
    toNamedTags(tags, counts, visit.preferences.language).map(({ id, name }) => [id, name]),
  )
  return renderOffers(counts.map(({ id, name }) => ({ id, name: names.get(id) ?? name })))
}

function renderOffers(offers: readonly { id: string; name: string }[]): SafeHtml {
  return html`<ul class="tags offers">${offers.map(({ id, name }) => html`<li><a href="${toTagPath(id)}">${name}</a></li>`)}</ul>`
}
