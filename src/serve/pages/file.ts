import type { EntryDetail } from '../../entry.ts'
import { html, type SafeHtml } from '../html.ts'
import { toHostName, toOutgoing } from './address.ts'
import type { Visit } from './visit.ts'

const BYTES_PER_MEGABYTE = 1_000_000

/**
 * A file that came with a post: its name, type and size. What can be heard or seen is played in its place, asked for only
 * then, unless the text of the post plays it already.
 */
export function renderFile(
  { url, type, length }: EntryDetail['enclosures'][number],
  { contentHtml }: EntryDetail,
  { words }: Visit,
): SafeHtml | null {
  const href = toOutgoing(url)
  if (href === null) return null
  const name = toFileName(href)
  const notes = [type, length ? toSize(length, words.tag) : null, toHostName(href)].filter(Boolean)
  const player = contentHtml.includes(`src="${html`${url}`}"`) ? null : renderPlayer(href, name, type)
  return html`<li><a href="${href}" rel="external">${name}</a> <span class="note">${notes.join(' · ')}</span>${player}</li>`
}

function renderPlayer(href: string, name: string, type: string | null): SafeHtml | null {
  if (type?.startsWith('audio/'))
    return html`<audio controls preload="none" src="${href}" aria-label="${name}"></audio>`
  if (type?.startsWith('video/'))
    return html`<video controls preload="none" src="${href}" aria-label="${name}"></video>`
  return null
}

/** The last part of the path as people read it; the host where there is none. */
function toFileName(href: string): string {
  const last = new URL(href).pathname.split('/').findLast(Boolean)
  if (last === undefined) return toHostName(href)
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

function toSize(bytes: number, language: string): string {
  const format = { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(language, format).format(bytes / BYTES_PER_MEGABYTE)
}
