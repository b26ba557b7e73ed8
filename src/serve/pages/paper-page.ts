import { AppError } from '../../errors.ts'
import { PAPER_KIND_NAMES, readPaper, toPaperKey } from '../../paper.ts'
import { toListRequest } from '../filter.ts'
import { html } from '../html.ts'
import { toOutgoing } from './address.ts'
import { findFilterNames, toListTitle } from './filter-names.ts'
import { renderFilters } from './filters.ts'
import type { Page } from './layout.ts'
import type { PageOptions } from './page-options.ts'
import { readPageQuery } from './page-query.ts'
import { isBeyond, POSTS_PER_PAGE, renderNoPosts, renderPosts } from './post-list.ts'
import type { Visit } from './visit.ts'

/** `/papers/…`: the posts that name one paper, model or repository. Throws AppError not-found when none ever did. */
export async function paperPage(visit: Visit, options: PageOptions): Promise<Page> {
  const { reads, tags } = options
  const { words } = visit
  const asked = visit.parameters['*'] ?? ''
  const meant = readPaper(asked)
  const paper = meant && (await reads.findPaper(toPaperKey(meant)))
  if (!paper) throw new AppError('not-found', words.papers.unknown(asked))
  const query = readPageQuery(visit.query, { paper: paper.id })
  const [list, toName] = await Promise.all([
    reads.listEntries(toListRequest(query, { now: visit.now, limit: POSTS_PER_PAGE, tags })),
    findFilterNames(visit, options),
  ])
  const href = toOutgoing(paper.url)
  return {
    title: toListTitle(paper.name, visit, { toName, shown: ['paper'], page: list.page }),
    feeds: { path: '', title: paper.name, query: { paper: paper.id } },
    status: isBeyond(list) ? 404 : 200,
    body: html`<div class="page-title"><p class="kind">${PAPER_KIND_NAMES[paper.kind]}</p><h1>${paper.name}</h1>
<p>${words.papers.lead(paper.count)} ${href && html`<a href="${href}" rel="external">${href}</a>`}</p></div>
${renderFilters(visit, { sorts: ['published', 'seen'], shown: ['paper'], toName })}
${list.entries.length === 0 ? renderNoPosts(list, visit) : renderPosts(list, visit, { level: 2 })}`,
  }
}
