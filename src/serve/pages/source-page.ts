import { AppError } from '../../errors.ts'
import { toListRequest } from '../filter.ts'
import { html, type SafeHtml } from '../html.ts'
import { toHostName, toOutgoing, toSourcePath } from './address.ts'
import { renderMoment } from './dates.ts'
import { findFilterNames, toListTitle } from './filter-names.ts'
import { renderFilters } from './filters.ts'
import { findStation } from './head.ts'
import type { Page } from './layout.ts'
import type { PageOptions } from './page-options.ts'
import { readPageQuery } from './page-query.ts'
import { isBeyond, POSTS_PER_PAGE, renderNoPosts, renderPosts } from './post-list.ts'
import { toSourceReport } from './source-condition.ts'
import { renderHub } from './source-hub.ts'
import { type Instrument, renderDue, renderReport } from './sources-page.ts'
import { findWeeks, renderSparkline } from './sparkline.ts'
import type { Visit } from './visit.ts'

/** `/sources/:source`: one source, how it is doing, and its posts. Throws AppError not-found. */
export async function sourcePage(visit: Visit, options: PageOptions): Promise<Page> {
  const { reads, tags } = options
  const { words } = visit
  const id = visit.parameters.source ?? ''
  const query = readPageQuery(visit.query, { source: id })
  const request = toListRequest(query, { now: visit.now, limit: POSTS_PER_PAGE, tags })
  const source = await reads.findSource(id)
  if (!source) throw new AppError('not-found', words.sources.unknown(id))
  const [list, station, toWeeks, toName] = await Promise.all([
    reads.listEntries(request),
    findStation(reads, visit.now, { source: id }),
    findWeeks(reads, 'source', { ids: [id], now: visit.now }),
    findFilterNames(visit, options),
  ])
  const instrument = { source, report: toSourceReport(source, visit), weeks: toWeeks(id) }
  const sentence = Object.keys(query).length > 1 ? null : words.sources.emptyOne
  return {
    title: toListTitle(source.title, visit, { toName, shown: ['source'], page: list.page }),
    feeds: { path: toSourcePath(id), title: source.title },
    station,
    status: isBeyond(list) ? 404 : 200,
    body: html`<div class="page-title"><p class="kind">${words.sources.one}</p><h1>${source.title}</h1>${renderReadings(instrument, visit)}</div>
${renderFilters(visit, { sorts: ['published', 'seen'], shown: ['source'], toName })}
${list.entries.length === 0 ? renderNoPosts(list, visit, sentence) : renderPosts(list, visit, { level: 2 })}`,
  }
}

function renderReadings({ source, report, weeks }: Instrument, visit: Visit): SafeHtml {
  const { words, now } = visit
  const { sources, conditions } = words
  const moment = (at: number | null) => (at === null ? sources.never : renderMoment(at, now, words))
  const rows: [string, SafeHtml | string | number | null][] = [
    [conditions.since, report.since === null ? null : moment(report.since)],
    [sources.heard, moment(source.lastSuccessAt)],
    [sources.attempted, source.lastError ? moment(source.lastFetchAt) : null],
    [sources.post, moment(source.lastPublishedAt)],
    [sources.due, renderDue(source, visit)],
    [sources.hub, source.websub && renderHub(source.websub, visit)],
    [sources.posts, source.entryCount],
    [sources.site, renderLink(source.site)],
    [sources.feed, renderLink(source.url)],
    [sources.moved, source.movedTo === null ? null : renderLink(source.movedTo)],
  ]
  return html`<div class="readings is-${report.group}">
${renderSparkline(weeks, words)}
${renderReport(report, visit)}
<dl>${rows.map(([label, value]) => value !== null && html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
${source.warnings.length > 0 && html`<details><summary>${sources.warnings}</summary><ul lang="en">${source.warnings.map((each) => html`<li>${each}</li>`)}</ul></details>`}
</div>`
}

function renderLink(url: string): SafeHtml | string {
  const href = toOutgoing(url)
  if (!href) return url
  const { pathname, search } = new URL(href)
  return html`<a href="${href}" rel="external">${toHostName(href)}${pathname === '/' ? '' : pathname}${search}</a>`
}
