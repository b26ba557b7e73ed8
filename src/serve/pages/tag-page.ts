import { AppError } from '../../errors.ts'
import type { Tag } from '../../tag.ts'
import { toListRequest } from '../filter.ts'
import { findRelatedTags, type RelatedTag } from '../find-related-tags.ts'
import { html, type SafeHtml } from '../html.ts'
import { toTagPath } from './address.ts'
import { findFilterNames, toListTitle } from './filter-names.ts'
import { renderFilters } from './filters.ts'
import { findStation } from './head.ts'
import type { Page } from './layout.ts'
import type { PageOptions } from './page-options.ts'
import { readPageQuery } from './page-query.ts'
import { isBeyond, POSTS_PER_PAGE, renderNoPosts, renderPosts } from './post-list.ts'
import { findWeeks, renderSparkline } from './sparkline.ts'
import type { Visit } from './visit.ts'

/** Other names that are shown; a concept may go by dozens. */
const ALIASES_MAX = 8

/** `/tags/:tag`: the posts of one tag. Throws AppError not-found when neither the vocabulary nor any post has it. */
export async function tagPage(visit: Visit, options: PageOptions): Promise<Page> {
  const { reads, tags } = options
  const { words, preferences } = visit
  const id = visit.parameters.tag ?? ''
  const query = readPageQuery(visit.query, { tag: id })
  const request = toListRequest(query, { now: visit.now, limit: POSTS_PER_PAGE, tags })
  const tag = tags.find((each) => each.id === id)
  const own = tag ? undefined : (await reads.listTagCounts()).find((each) => each.id === id)
  if (!tag && !own) throw new AppError('not-found', words.tags.unknown(id))
  const [list, station, toWeeks, related, toName] = await Promise.all([
    reads.listEntries(request),
    findStation(reads, visit.now, { tag: id }),
    findWeeks(reads, 'tag', { ids: [id], now: visit.now }),
    findRelatedTags(id, { reads, tags }),
    findFilterNames(visit, options),
  ])
  const name = tag?.names[preferences.language] ?? own?.name ?? id
  const isEmpty = list.entries.length === 0
  const hasFilters = Object.keys(query).length > 1
  const posts = isEmpty
    ? renderNoPosts(list, visit, hasFilters ? null : words.tags.emptyOne)
    : renderPosts(list, visit, { level: 2 })
  return {
    title: toListTitle(name, visit, { toName, shown: ['tag'], page: list.page }),
    feeds: { path: toTagPath(id), title: name },
    station,
    status: isBeyond(list) ? 404 : 200,
    body: html`<div class="page-title"><p class="kind">${words.tags.one}</p><h1>${name}</h1>
${renderSparkline(toWeeks(id), words)}${renderKin({ tag, tags, related }, visit)}</div>
${renderFilters(visit, { sorts: ['published', 'seen'], shown: ['tag'], toName })}
${posts}`,
  }
}

interface Kin {
  /** Undefined for a word that only authors use. */
  tag: Tag | undefined
  tags: readonly Tag[]
  related: readonly RelatedTag[]
}

/** By which other names it goes, where it stands among the tags, and which ones stand beside it. */
function renderKin({ tag, tags, related }: Kin, { words, preferences }: Visit): SafeHtml {
  const { language } = preferences
  const aliases = tag ? [...new Set([...Object.values(tag.names), ...tag.aliases[language]])] : []
  const others = aliases.filter((each) => each !== tag?.names[language])
  const link = (each: Pick<Tag, 'id' | 'names'>) =>
    html`<a href="${toTagPath(each.id)}">${each.names[language]}</a> `
  const parent = tags.find(({ id }) => id === tag?.parent)
  const children = tag ? tags.filter((each) => each.parent === tag.id) : []
  return html`<dl class="kin">
${others.length > 0 && html`<div><dt>${words.tags.aliases}</dt><dd>${others.slice(0, ALIASES_MAX).join(words.tags.comma)}</dd></div>`}
${parent && html`<div><dt>${words.tags.parent}</dt><dd>${link(parent)}</dd></div>`}
${children.length > 0 && html`<div><dt>${words.tags.children}</dt><dd>${children.map(link)}</dd></div>`}
${related.length > 0 && html`<div><dt>${words.tags.related}</dt><dd>${related.map(link)}</dd></div>`}
</dl>`
}
