import { html, type SafeHtml } from '../html.ts'
import type { Words } from './words.ts'

/** What a failure says of itself: in the reader's language where it is known there, else in English. */
export function renderFailureDetail(detail: string, words: Words): SafeHtml {
  const said = words.sources.failure(detail)
  return html`<span lang="${said === null ? 'en' : words.tag}">${said ?? detail}</span>`
}
