import type { AlsoAt, EntryCard, EntryDetail } from '../../entry.ts'
import { AppError } from '../../errors.ts'
import { PAPER_KIND_NAMES, type Paper, toPaperKey } from '../../paper.ts'
import type { EntryTag } from '../../tag.ts'
import { html, type SafeHtml } from '../html.ts'
import { toEntryPath, toHostName, toOutgoing, toPaperPath, toSourcePath, toTagPath } from './address.ts'
import { langOf, renderMeta, renderTitle, toPlaceLabel } from './card.ts'
import { renderMoment } from './dates.ts'
import { renderFile } from './file.ts'
import type { Page } from './layout.ts'
import type { PageOptions } from './page-options.ts'
import { type Heading, toReadable } from './readable.ts'
import type { Visit } from './visit.ts'
import type { Words } from './words.ts'

/** Fewer headings than this need no contents list. */
const HEADINGS_MIN = 3

/** `GAN ×3; title, headings`: the end of what `enrich` says of a tag's evidence. */
const PLACES = /^(.+); ((?:title|headings)(?:, headings)?)$/

/** A tag that may say in words why it stands on this entry. */
type ExplainedTag = EntryTag & { why?: string }

/** `/entries/:id`: one post to read. Throws AppError not-found. */
export async function entryPage(visit: Visit, { reads }: PageOptions): Promise<Page> {
  const { words } = visit
  const entry = await reads.findEntry(visit.parameters.id ?? '')
  if (!entry) throw new AppError('not-found', words.entry.unknown)
  const { content, headings } = toReadable(entry.contentHtml)
  return {
    title: entry.title,
    description: entry.snippet,
    canonical: toOutgoing(entry.url),
    image: toOutgoing(entry.image),
    feeds: { path: toSourcePath(entry.source.id), title: entry.source.title },
    body: html`<article class="reading" data-id="${entry.id}" data-seen="${entry.seenAt}">
<header class="page-title">
${renderMeta(entry, words)}
<h1${langOf(entry)}>${renderTitle(entry)}</h1>
${renderByline(entry, visit)}
${renderOriginal(entry, visit)}
</header>
${headings.length >= HEADINGS_MIN && renderContents(headings, entry, visit)}
<div class="prose"${langOf(entry)}>
${entry.contentHtml.trim() === '' ? html`<p class="quiet">${words.entry.none}</p>` : content}
</div>
${renderAfter(entry, visit)}
</article>`,
  }
}

function renderByline(entry: EntryDetail, { words, now }: Visit): SafeHtml {
  const { updatedAt } = entry
  const authors = entry.authors.map(
    (each) => html` <a href="/?${new URLSearchParams({ author: each }).toString()}">${each}</a>`,
  )
  return html`<p class="byline">${authors.length > 0 && html`${words.entry.by}${authors}`}${
    updatedAt !== null &&
    updatedAt > entry.publishedAt &&
    html` <span>${words.card.updated} ${renderMoment(updatedAt, now, words)}</span>`
  }</p>`
}

function renderOriginal({ url }: EntryDetail, { words }: Visit): SafeHtml | null {
  const href = toOutgoing(url)
  if (!href) return null
  return html`<p class="origin"><a class="original" href="${href}" rel="external">${words.entry.read} <span class="host">${toHostName(href)}</span></a></p>`
}

function renderContents(headings: readonly Heading[], entry: EntryDetail, { words }: Visit): SafeHtml {
  const items = headings.map(
    ({ id, level, label }) => html`<li class="level-${level}"><a href="#${id}">${label}</a></li>`,
  )
  return html`<nav class="contents" aria-label="${words.entry.contents}"><details>
<summary>${words.entry.contents}</summary>
<ol${langOf(entry)}>${items}</ol>
</details></nav>`
}

/** What follows a post: its original once more, its tags and why, papers, files, other places, related posts. */
function renderAfter(entry: EntryDetail, visit: Visit): SafeHtml {
  const { entry: words } = visit.words
  const papers = entry.papers.map((paper) => renderPaper(paper, visit))
  const files = entry.enclosures.map((file) => renderFile(file, entry, visit))
  const places = entry.alsoAt.map((place) => renderPlace(place, entry, visit))
  return html`<footer class="after">
${renderOriginal(entry, visit)}
${renderSection(
  words.why,
  entry.tags.map((tag) => renderReason(tag, visit)),
)}
${renderSection(words.papers, papers)}
${renderSection(words.files, files)}
${renderSection(words.alsoAt, places, 'also-at')}
${renderSection(
  words.related,
  entry.related.map((each) => renderRelated(each, visit)),
)}
</footer>`
}

function renderSection(title: string, items: (SafeHtml | null)[], id?: string): SafeHtml | null {
  const shown = items.filter((item) => item !== null)
  return shown.length === 0
    ? null
    : html`<section${id && html` id="${id}"`}><h2 class="rubric">${title}</h2><ul>${shown}</ul></section>`
}

function renderReason(tag: ExplainedTag, { words }: Visit): SafeHtml {
  return html`<li><a href="${toTagPath(tag.id)}">${tag.name}</a> <span class="note">${tag.why === undefined ? words.entry.whys[tag.origin] : toWhy(tag.why, words)}</span></li>`
}

/** The phrases are the post's own; where else they stood is said in the reader's language. */
function toWhy(why: string, { entry }: Words): string {
  const [, found, places] = PLACES.exec(why) ?? []
  if (found === undefined || places === undefined) return why
  return entry.whyIn(found, entry.places[places] ?? places)
}

/** The place is what tells copies apart; its title is said where it is another one. */
function renderPlace(place: AlsoAt, entry: EntryDetail, { words }: Visit): SafeHtml | null {
  const href = toOutgoing(place.url)
  if (href === null) return null
  const title = place.title !== entry.title && html` <span class="note">${place.title}</span>`
  return html`<li><a href="${href}" rel="external">${toPlaceLabel(place, words)}</a>${title}</li>`
}

function renderPaper(paper: Paper, { words }: Visit): SafeHtml | null {
  const href = toOutgoing(paper.url)
  if (href === null) return null
  const about = toPaperPath(toPaperKey(paper))
  return html`<li><a href="${href}" rel="external">${paper.id}</a> <span class="note">${PAPER_KIND_NAMES[paper.kind]}</span> <a class="note" href="${about}">${words.papers.about}</a></li>`
}

function renderRelated(entry: EntryCard, { words }: Visit): SafeHtml {
  return html`<li class="kindred">${renderMeta(entry, words)}<p${langOf(entry)}><a href="${toEntryPath(entry.id)}">${renderTitle(entry)}</a></p></li>`
}
