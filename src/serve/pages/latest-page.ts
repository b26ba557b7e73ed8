import type { SourceWithState } from '../../source.ts'
import { toListRequest } from '../filter.ts'
import { html, type SafeHtml } from '../html.ts'
import { SERVICE_TITLE } from '../service-title.ts'
import { toFilters, toSourcePath } from './address.ts'
import { renderFailureDetail } from './failure-detail.ts'
import { findFilterNames, toListTitle } from './filter-names.ts'
import { renderFilters } from './filters.ts'
import { findStation } from './head.ts'
import type { Page } from './layout.ts'
import type { PageOptions } from './page-options.ts'
import { readPageQuery } from './page-query.ts'
import { isBeyond, POSTS_PER_PAGE, renderNoPosts, renderPosts } from './post-list.ts'
import type { Visit } from './visit.ts'

/** Unreachable sources that a first start names; more are counted. */
const NAMED_MAX = 8

/** `/`: the latest posts, twelve a page. */
export async function latestPage(visit: Visit, options: PageOptions): Promise<Page> {
  const { reads, tags } = options
  const request = toListRequest(readPageQuery(visit.query), { now: visit.now, limit: POSTS_PER_PAGE, tags })
  const [list, station, toName] = await Promise.all([
    reads.listEntries(request),
    findStation(reads, visit.now),
    findFilterNames(visit, options),
  ])
  const page: Omit<Page, 'body'> = {
    title: toListTitle(SERVICE_TITLE, visit, { toName, page: list.page }),
    feeds: { path: '', title: SERVICE_TITLE },
    station,
    isHome: true,
  }
  const hasFilters = Object.keys(toFilters(visit.query)).length > 0
  if (list.total === 0 && !hasFilters) {
    return { ...page, body: renderFirstStart(await reads.listSources(), visit) }
  }
  const filters = renderFilters(visit, { sorts: ['published', 'seen'], toName })
  if (list.entries.length === 0) {
    return {
      ...page,
      body: html`${filters}${renderNoPosts(list, visit)}`,
      status: isBeyond(list) ? 404 : 200,
    }
  }
  return { ...page, body: html`${filters}${renderPosts(list, visit, { level: 3 })}` }
}

/** Nothing received so far: says whether to wait or what is wrong, and names the demo. */
function renderFirstStart(sources: SourceWithState[], visit: Visit): SafeHtml {
  const { empty } = visit.words
  const active = sources.filter(({ status }) => status === 'active')
  const failing = active.filter(({ failures, lastError }) => failures > 0 && lastError)
  const sentence =
    active.length === 0
      ? empty.startNone
      : failing.length === 0
        ? empty.startWaiting
        : empty.startFailing(failing.length, active.length)
  return html`<section class="quiet">
<h2>${empty.start}</h2>
<p>${sentence}</p>
${failing.length > 0 && html`<ul class="unreached">${failing.slice(0, NAMED_MAX).map((source) => renderFailing(source, visit))}</ul>`}
${failing.length > NAMED_MAX && html`<p><a href="/sources">${empty.more(failing.length - NAMED_MAX)}</a></p>`}
<p>${empty.startDemo}</p>
<pre><code>npm run demo</code></pre>
</section>`
}

function renderFailing(source: SourceWithState, { words }: Visit): SafeHtml {
  const { lastError } = source
  return html`<li><a href="${toSourcePath(source.id)}">${source.title}</a> <span>${lastError && words.failures[lastError.code]}</span> <small>${lastError && renderFailureDetail(lastError.detail, words)}</small></li>`
}
