import { setImmediate as nextTurn } from 'node:timers/promises'
import { html, type SafeHtml } from '../html.ts'
import { mapInStretches } from '../map-in-stretches.ts'
import { toNamedTags } from '../nearest-tags.ts'
import { toTagPath } from './address.ts'
import type { Page } from './layout.ts'
import type { PageOptions } from './page-options.ts'
import { findWeeks, renderSparkline } from './sparkline.ts'
import type { Visit } from './visit.ts'

/** Authors' own words with fewer posts than this are left to search. */
const OWN_COUNT_MIN = 2

interface CountedTag {
  id: string
  name: string
  count: number
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
  const toWeeks = await findWeeks(reads, 'tag', { ids: heard.map(({ id }) => id), now: visit.now })
  await nextTurn()
  const toTrend = (id: string) => renderSparkline(toWeeks(id), words)
  return {
    title: words.tags.title,
    body: html`<div class="page-title"><h1>${words.tags.title}</h1>
<p>${words.tags.lead(heard.length + own.length, stats.entries)}</p>
<p><a class="action" href="/papers">${words.papers.title}</a></p></div>
${heard.length + own.length === 0 && html`<p class="quiet">${words.tags.none}</p>`}
${await renderIndex(heard, toTrend)}
${own.length > 0 && html`<h2 class="rubric">${words.tags.own}</h2>${await renderIndex(own)}`}
${unused.length > 0 && html`<h2 class="rubric">${words.tags.unused}</h2>${await renderIndex(unused)}`}`,
  }
}

const byCount = (a: CountedTag, b: CountedTag) => b.count - a.count || a.name.localeCompare(b.name)

/** A list of tags, in stretches: there may be many; `toTrend` draws how often one was heard. */
async function renderIndex(
  tags: readonly CountedTag[],
  toTrend: (id: string) => SafeHtml | null = () => null,
): Promise<SafeHtml | null> {
  if (tags.length === 0) return null
  const items = await mapInStretches(
    tags,
    ({ id, name, count }) =>
      html`<li><a href="${toTagPath(id)}"><span>${name}</span>${toTrend(id)}${count > 0 && html` <span class="count">${count}</span>`}</a></li>\n`,
  )
  return html`<ul class="index">${items}</ul>`
}
