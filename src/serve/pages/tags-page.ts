import { html, type SafeHtml } from '../html.ts'
import { toNamedTags } from '../nearest-tags.ts'
import { toTagPath } from './address.ts'
import type { Page } from './layout.ts'
import type { PageOptions } from './page-options.ts'
import { findWeeks, renderSparkline } from './sparkline.ts'
import type { Visit } from './visit.ts'

/** Authors' own words with fewer posts than this are left to search. */
const OWN_COUNT_MIN = 2
/** Tags whose posts per week are drawn: the most used ones. */
const DRAWN_MAX = 60

interface CountedTag {
  id: string
  name: string
  count: number
  trend?: SafeHtml | null
}

/** `/tags`: the vocabulary with its counts, then what authors call their subjects, then what has not been heard. */
export async function tagsPage(visit: Visit, { reads, tags }: PageOptions): Promise<Page> {
  const { words, preferences } = visit
  const [counts, stats] = await Promise.all([reads.listTagCounts(), reads.findStats(visit.now)])
  const byId = new Map(counts.map(({ id, count }) => [id, count]))
  const known = new Set(tags.map(({ id }) => id))
  const all = toNamedTags(tags, counts, preferences.language).map(({ id, name }) => ({
    id,
    name,
    count: byId.get(id) ?? 0,
  }))
  const heard = all.filter(({ id, count }) => known.has(id) && count > 0).sort(byCount)
  const own = all.filter(({ id, count }) => !known.has(id) && count >= OWN_COUNT_MIN).sort(byCount)
  const unused = all.filter(({ id, count }) => known.has(id) && count === 0)
  const toTrend = await findTrends(heard.slice(0, DRAWN_MAX), visit, reads)
  return {
    title: words.tags.title,
    body: html`<div class="page-title"><h1>${words.tags.title}</h1>
<p>${words.tags.lead(heard.length + own.length, stats.entries)}</p></div>
${heard.length + own.length === 0 && html`<p class="quiet">${words.tags.none}</p>`}
${renderIndex(heard.map((tag) => ({ ...tag, trend: toTrend(tag.id) })))}
${own.length > 0 && html`<h2 class="rubric">${words.tags.own}</h2>${renderIndex(own)}`}
${unused.length > 0 && html`<h2 class="rubric">${words.tags.unused}</h2>${renderIndex(unused)}`}`,
  }
}

const byCount = (a: CountedTag, b: CountedTag) => b.count - a.count || a.name.localeCompare(b.name)

function renderIndex(tags: readonly CountedTag[]): SafeHtml | null {
  if (tags.length === 0) return null
  return html`<ul class="index">${tags.map(
    ({ id, name, count, trend }) =>
      html`<li><a href="${toTagPath(id)}"><span>${name}</span>${trend}${count > 0 && html` <span class="count">${count}</span>`}</a></li>\n`,
  )}</ul>`
}

/** How often the most used tags were heard, week by week; null for the others. */
async function findTrends(
  drawn: readonly CountedTag[],
  { words, now }: Visit,
  reads: PageOptions['reads'],
): Promise<(id: string) => SafeHtml | null> {
  const ids = new Set(drawn.map(({ id }) => id))
  const toWeeks = await findWeeks(reads, 'tag', { ids: [...ids], now })
  return (id) => (ids.has(id) ? renderSparkline(toWeeks(id), words) : null)
}
