import { type SourceWebsub, toHubState } from '../../subscription.ts'
import { html, type SafeHtml } from '../html.ts'
import { toHostName } from './address.ts'
import { renderMoment } from './dates.ts'
import type { Visit } from './visit.ts'

/** Which hub tells us of a source's new posts, and how that stands; with what the hub said, where it is not as it should be. */
export function renderHub(websub: SourceWebsub, { words, now }: Visit): SafeHtml {
  const { hubStates } = words.sources
  const { leaseEndsAt, detail } = websub
  const state = toHubState(websub)
  const isPromised = state === 'verified' && leaseEndsAt !== null
  const until = isPromised ? html` ${renderMoment(leaseEndsAt, now, words)}` : null
  return html`${toHostName(websub.hub)} <span class="reason">${hubStates[state]}${until}${detail && html`: ${detail}`}</span>`
}
