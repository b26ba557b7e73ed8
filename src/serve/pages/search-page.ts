import { listNoDates } from '../../search/search.ts'
import { SEARCH_CHARACTERS_MAX, toListRequest } from '../filter.ts'
import { findMatches } from '../find-matches.ts'
import { html, type SafeHtml } from '../html.ts'
import { findNearestTags, toNamedTags } from '../nearest-tags.ts'
import { toClean } from '../query-reader.ts'
import type { Suggestions } from '../suggestions.ts'
import { readValues, toFilters, toSourcePath, toTagPath } from './address.ts'
import { findFilterNames, toListTitle } from './filter-names.ts'
import { renderFilters } from './filters.ts'
import type { Page } from './layout.ts'
import type { PageOptions } from './page-options.ts'
import { readPageQuery } from './page-query.ts'
import { isBeyond, POSTS_PER_PAGE, renderNoPosts, renderPosts } from './post-list.ts'
import type { Visit } from './visit.ts'

/** Tags offered when a search finds nothing. */
const NEAREST_MAX = 6
/** Tags offered before anything is searched for: the loudest ones. */
const LOUDEST_MAX = 12

/** `/search?q=`: a form, what goes by these words, and what they find. The script puts `#results` of one search in place of another's. */
export async function searchPage(visit: Visit, options: PageOptions): Promise<Page> {
  const { words } = visit
  const q = toClean(readValues(visit.query, 'q')[0] ?? '')
  if (!q) {
    const body = renderSearch(q, visit, { total: null, results: await renderStart(visit, options) })
    return { title: words.search.title, body }
  }
  const { reads, tags } = options
  const request = toListRequest(readPageQuery(visit.query, { q }), {
    now: visit.now,
    limit: POSTS_PER_PAGE,
    tags,
    sort: 'relevance',
  })
  const [list, suggestions, toName] = await Promise.all([
    reads.listEntries(request),
    options.suggest(q, visit.preferences.language),
    findFilterNames(visit, options),
  ])
  const matches = await findMatches(list.entries, { q: request.filter.q, reads })
  const posts =
    list.total === 0
      ? await renderNothing(q, visit, options)
      : html`${renderFilters(visit, { sorts: ['relevance', 'published', 'seen'], shown: ['q'], toName })}
${list.entries.length === 0 ? renderNoPosts(list, visit) : renderPosts(list, visit, { level: 2, matches })}`
  const title = words.search.titleOf(q)
  return {
    title: toListTitle(title, visit, { toName, shown: ['q'], page: list.page }),
    feeds: { path: '/search', title },
    status: isBeyond(list) ? 404 : 200,
    body: renderSearch(q, visit, {
      total: list.total,
      results: html`${renderSuggestions(suggestions, visit)}${posts}`,
    }),
  }
}

function renderSearch(
  q: string,
  visit: Visit,
  { total, results }: { total: number | null; results: SafeHtml },
): SafeHtml {
  const { search } = visit.words
  return html`<div class="page-title"><h1>${search.title}</h1>${renderForm(q, visit)}</div>
<p class="found${!total && ' unseen'}" role="status" data-failed="${search.failed}">${total !== null && search.found(total)}</p>
<div id="results">
${results}
</div>`
}

/** Tags and sources whose names hold the words, with how many posts they have. */
function renderSuggestions({ tags, sources }: Suggestions, { words }: Visit): SafeHtml | null {
  if (tags.length + sources.length === 0) return null
  const link = (href: string, name: string, count: number) =>
    html`<a href="${href}">${name} <span class="count">${count}</span></a> `
  const row = (label: string, links: SafeHtml[]) =>
    links.length > 0 && html`<div><dt>${label}</dt><dd>${links}</dd></div>`
  return html`<dl class="kin suggestions">
${row(
  words.tags.title,
  tags.map(({ id, name, count }) => link(toTagPath(id), name, count)),
)}
${row(
  words.sources.title,
  sources.map(({ id, title, entryCount }) => link(toSourcePath(id), title, entryCount)),
)}
</dl>`
}

function renderForm(q: string, { words, query }: Visit): SafeHtml {
  const { search } = words
  const kept = Object.entries(toFilters(query, { q: null })).flatMap(([name, values]) =>
    values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`),
  )
  return html`<form class="search" role="search" action="/search">
<label for="q">${search.label}</label>
<div><input id="q" type="search" name="q" value="${q}" maxlength="${SEARCH_CHARACTERS_MAX}" autocomplete="off">${kept}<button>${search.go}</button></div>
<details class="help"${!q && html` open`}><summary>${search.how}</summary><p>${search.help}</p></details>
</form>`
}

async function renderNothing(q: string, visit: Visit, { reads, tags }: PageOptions): Promise<SafeHtml> {
  const { search, empty } = visit.words
  const named = toNamedTags(tags, await reads.listTagCounts(), visit.preferences.language)
  const nearest = findNearestTags(q, named, NEAREST_MAX)
  const noDates = listNoDates(q).map((date) => html`<p>${search.noDate(date)}</p>`)
  return html`<section class="quiet">
<h2>${search.nothing(q)}</h2>
${noDates}
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
