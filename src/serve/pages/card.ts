import type { AlsoAt, EntryCard } from '../../entry.ts'
import type { EntryTag } from '../../tag.ts'
import type { EntryMatch } from '../find-matches.ts'
import { html, raw, type SafeHtml } from '../html.ts'
import { toEntryPath, toHostName, toOutgoing, toSourcePath, toTagPath } from './address.ts'
import { renderDate } from './dates.ts'
import { type Gone, NOTHING_GONE } from './gone.ts'
import { toLanguageName } from './language-name.ts'
import { toReadable } from './readable.ts'
import type { Words } from './words.ts'

/** Other places that a card names; the page of the post has all. */
const PLACES_SHOWN = 4

/** How a post stands in its list: the level of its title, and what the list itself says of it. */
export interface CardOptions {
  level: 2 | 3
  note?: SafeHtml | null
  /** Where a search found its words. */
  match?: EntryMatch | undefined
  /** What has no page here any more: its title leads to the original, its source to its site. */
  gone?: Gone
}

/** A post in a list: the machine's line, the title, the snippet, its tags and where else it stands. */
export function renderCard(entry: EntryCard, words: Words, options: CardOptions): SafeHtml {
  const { level, note, match, gone = NOTHING_GONE } = options
  const original = toOutgoing(entry.url)
  const isGone = gone.entries.has(entry.id)
  const href = isGone ? original : toEntryPath(entry.id)
  const text = renderTitle(entry, match?.titleHtml)
  const title = href === null ? text : html`<a href="${href}"${isGone && html` rel="external"`}>${text}</a>`
  return html`<article class="post" data-id="${entry.id}" data-seen="${entry.seenAt}">
${renderMeta(entry, words, gone.sources)}
<div class="body">
<${tagName(level)} class="title"${langOf(entry)}>${title}</${tagName(level)}>
<p class="snippet"${langOf(entry)}>${toReadable(match?.snippetHtml ?? entry.snippetHtml).content}</p>
${note}<div class="trail">${renderTags(entry.tags, words, gone.tags)}
<p class="origin">${original && renderOriginal(original, words)}${renderAlsoAt(entry, words, isGone)}</p></div>
</div>
</article>\n`
}

/** A title with its formulas set; `marked`: the same where a search found words in it. */
export function renderTitle({ title, titleHtml }: EntryCard, marked?: string): string | SafeHtml {
  const markup = marked ?? titleHtml
  if (!markup) return title
  return markup.includes('<math') ? toReadable(markup).content : raw(markup)
}

/** The link to where the post was published, by the name of its host. */
function renderOriginal(href: string, words: Words): SafeHtml {
  return html`<a class="original" href="${href}" rel="external"><span class="unseen">${words.card.original} </span>${toHostName(href)}<span aria-hidden="true"> ↗</span></a>`
}

/** The machine's line: date, source, language, reading time. `gone`: ids of sources without a page. */
export function renderMeta(entry: EntryCard, words: Words, gone = NOTHING_GONE.sources): SafeHtml {
  const language = entry.language && toLanguageName(entry.language, words)
  return html`<p class="meta"><span class="date">${renderDate(entry, words)}</span> ${renderSource(entry.source, gone)} ${
    language && html`<span>${language}</span> `
  }<span title="${words.card.readLong(entry.readingMinutes)}">${words.card.read(entry.readingMinutes)}</span></p>`
}

function renderSource({ id, title, url }: EntryCard['source'], gone: Gone['sources']): SafeHtml {
  if (!gone.has(id)) return html`<a class="from" href="${toSourcePath(id)}">${title}</a>`
  const site = toOutgoing(url)
  return site
    ? html`<a class="from" href="${site}" rel="external">${title}</a>`
    : html`<span class="from">${title}</span>`
}

/** Tags as links; nothing for none. `gone`: ids of those without a page. */
function renderTags(tags: readonly EntryTag[], words: Words, gone = NOTHING_GONE.tags): SafeHtml | null {
  if (tags.length === 0) return null
  const items = tags.map(({ id, name }) =>
    gone.has(id)
      ? html`<li><span>${name}</span></li>`
      : html`<li><a href="${toTagPath(id)}">${name}</a></li>`,
  )
  return html`<ul class="tags" aria-label="${words.card.tags}">${items}</ul>`
}

/** ` lang="zh-Hans"` where the language is known; the text itself says from which side it is read. */
export function langOf({ language }: { language: string | null }): SafeHtml {
  return html`${language !== null && html` lang="${language}"`} dir="auto"`
}

/** The name of a place, and what stands there where that is no plain copy. */
export function toPlaceLabel({ source, relation }: AlsoAt, words: Words): string {
  return relation === 'repost' ? source : words.card.places[relation](source)
}

/** Where else a post stands; of very many the first, and a way to the rest unless its page is gone. */
function renderAlsoAt({ id, alsoAt }: EntryCard, words: Words, isGone: boolean): SafeHtml | null {
  const links = alsoAt.flatMap((place) => {
    const href = toOutgoing(place.url)
    const label = toPlaceLabel(place, words)
    return href ? [html` <a href="${href}" rel="external" title="${place.title}">${label}</a>`] : []
  })
  if (links.length === 0) return null
  const shown = isGone || links.length <= PLACES_SHOWN + 1 ? links.length : PLACES_SHOWN
  const more = html` <a href="${toEntryPath(id)}#also-at">${words.card.more(links.length - shown)}</a>`
  return html` <span class="also">${words.card.alsoAt}${links.slice(0, shown)}${shown < links.length && more}</span>`
}

function tagName(level: 2 | 3): SafeHtml {
  return level === 2 ? html`h2` : html`h3`
}
