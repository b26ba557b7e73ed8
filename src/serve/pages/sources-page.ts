import type { SourceWithState } from '../../source.ts'
import { html, type SafeHtml } from '../html.ts'
import { mapInStretches } from '../map-in-stretches.ts'
import { toSourcePath } from './address.ts'
import { renderMoment, toSpanText } from './dates.ts'
import { renderFailureDetail } from './failure-detail.ts'
import { toFeeds } from './feed-links.ts'
import type { Page } from './layout.ts'
import type { PageOptions } from './page-options.ts'
import { GROUPS, type SourceReport, toSourceReport } from './source-condition.ts'
import { findWeeks, renderSparkline, type Weeks } from './sparkline.ts'
import type { Visit } from './visit.ts'

/** The feeds of everything that happens to sources. */
const HEALTH_FEEDS = { path: '/sources', name: 'health', title: 'How the sources are doing' }

const compareTitles = new Intl.Collator().compare

/** One source with its rhythm and what to say of it. */
export interface Instrument {
  source: SourceWithState
  report: SourceReport
  weeks: Weeks
}

/** `/sources`: the instrument panel, trouble first. */
export async function sourcesPage(visit: Visit, { reads }: PageOptions): Promise<Page> {
  const { words } = visit
  const [sources, stats] = await Promise.all([reads.listSources(), reads.findStats(visit.now)])
  const toWeeks = await findWeeks(reads, 'source', { ids: sources.map(({ id }) => id), now: visit.now })
  const instruments = await mapInStretches(sources, (source) => {
    const report = toSourceReport(source, visit)
    const markup = renderInstrument({ source, report, weeks: toWeeks(source.id) }, visit)
    return { source, report, markup }
  })
  const groups = GROUPS.map((group) => ({
    group,
    members: instruments
      .filter(({ report }) => report.group === group)
      .sort((a, b) => compareTitles(a.source.title, b.source.title)),
  })).filter(({ members }) => members.length > 0)
  const tally = groups.map(
    ({ group, members }) =>
      html`<li class="is-${group}"><a href="#${group}">${words.sources.groups[group]} <span class="count">${members.length}</span></a></li>`,
  )
  return {
    title: words.sources.title,
    alsoFeeds: HEALTH_FEEDS,
    body: html`<div class="page-title"><h1>${words.sources.title}</h1>
<p>${sources.length === 0 ? words.sources.none : words.sources.lead(sources.length, stats.entries)}</p>
<ul class="tally">${tally}</ul>
<p class="detail health-feeds">${words.conditions.feed} ${toFeeds(HEALTH_FEEDS).map(({ href, name }) => html`<a href="${href}">${name}</a> `)}</p></div>
${groups.map(
  ({ group, members }) => html`<section class="panel is-${group}">
<h2 class="rubric" id="${group}">${words.sources.groups[group]}</h2>
<ul>${members.map(({ markup }) => markup)}</ul>
</section>`,
)}`,
  }
}

function renderInstrument({ source, report, weeks }: Instrument, visit: Visit): SafeHtml {
  const { words, now } = visit
  const { sources } = words
  return html`<li class="instrument">
${renderSparkline(weeks, words)}
<div class="readings">
<h3><a href="${toSourcePath(source.id)}">${source.title}</a></h3>
${renderReport(report, visit)}
<dl>
<div><dt>${sources.heard}</dt><dd>${source.lastSuccessAt === null ? sources.never : renderMoment(source.lastSuccessAt, now, words)}</dd></div>
<div><dt>${sources.due}</dt><dd>${renderDue(source, visit)}</dd></div>
<div><dt>${sources.posts}</dt><dd>${source.entryCount}</dd></div>
</dl>
</div>
</li>\n`
}

/** What is said of a source: one line; what went wrong and for how long; what can be done. */
export function renderReport({ line, detail, history, advice }: SourceReport, { words }: Visit): SafeHtml {
  const { adviceLabel } = words.conditions
  return html`<p class="state">${line}</p>
${detail && html`<p class="detail">${renderFailureDetail(detail, words)}${history && html` <span>${history}${words.stop}</span>`}</p>`}
${advice && html`<p class="detail"><span>${adviceLabel}</span> ${advice}</p>`}`
}

/** How long a source was to wait, as its reason begins: how long it still has to stands before it. */
const WAIT = /^in [^:]+: /

/** When a source is read next and why then; a dash for sources that are not read any more. */
export function renderDue(source: SourceWithState, { words, now }: Visit): SafeHtml {
  if (source.status !== 'active') return html`—`
  const wait = source.nextFetchAt - now
  const when = wait <= 0 ? words.sources.dueNow : words.within(toSpanText(wait, words))
  const why = source.nextFetchReason.replace(WAIT, '')
  const reason = words.sources.dueReason(why)
  if (reason === null) return html`${when}<span class="reason" lang="en">${why}</span>`
  return html`${when}${reason && html`<span class="reason">${reason}</span>`}`
}
