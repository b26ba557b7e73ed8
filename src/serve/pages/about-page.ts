import { type HtmlValue, html, type SafeHtml } from '../html.ts'
import { SERVICE_TITLE } from '../service-title.ts'
import { toSourcePath, toTagPath } from './address.ts'
import { toFeeds } from './feed-links.ts'
import { renderKeys } from './foot.ts'
import type { Page } from './layout.ts'
import type { PageOptions } from './page-options.ts'
import type { Visit } from './visit.ts'

/** Addresses that show what filters can do; each works on any station. */
const EXAMPLES = [
  '/feed.rss?language=zh',
  '/feed.atom?q=%22in-context+learning%22',
  '/feed.json?tag=reinforcement-learning&tag=rlhf',
  '/feed.rss?since=P7D&limit=100',
]

/** `/about`: how to subscribe, for people and for programs. */
export async function aboutPage(visit: Visit, { reads, tags }: PageOptions): Promise<Page> {
  const { about } = visit.words
  const [stats, sources, counts] = await Promise.all([
    reads.findStats(visit.now),
    reads.listSources(),
    reads.listTagCounts(),
  ])
  const address = (path: string, label: string | null = null) => renderAddress(visit.base + path, label)
  const tag = counts[0]?.id ?? tags[0]?.id
  const source = sources[0]?.id
  return {
    title: about.title,
    description: about.lead,
    body: html`<div class="page-title"><h1>${about.title}</h1><p>${about.lead}</p></div>
<div class="manual">
${renderPart(
  about.all,
  about.formats,
  toFeeds({ path: '', title: SERVICE_TITLE }).map(({ name, href }) => address(href, name)),
)}
${renderPart(about.one, about.oneHow, [
  tag !== undefined && address(`${toTagPath(tag)}/feed.rss`),
  source !== undefined && address(`${toSourcePath(source)}/feed.rss`),
  address('/search/feed.rss?q=attention'),
])}
${renderPart(
  about.filters,
  about.filtersHow,
  EXAMPLES.map((path) => address(path)),
)}
${renderPart(about.opml, about.opmlHow, address('/opml'))}
${renderPart(about.health, about.healthHow, address('/sources/health.atom'))}
${renderPart(about.api, about.apiHow, [address('/api/v1/entries'), address('/docs')])}
<div id="keys">${renderPart(about.keys, about.keysNeed, renderKeys(visit.words))}</div>
${renderPart(about.station, about.manners, html`<p>${about.figures(stats.entries, stats.sources)}</p>`)}
</div>`,
  }
}

function renderPart(title: string, text: string, more: HtmlValue): SafeHtml {
  return html`<section><h2>${title}</h2><p>${text}</p>${more}</section>`
}

/** An address to follow or to copy. */
function renderAddress(url: string, label: string | null): SafeHtml {
  return html`<p class="address">${label && html`<span class="label">${label}</span>`}<a href="${url}"><code>${url}</code></a></p>\n`
}
