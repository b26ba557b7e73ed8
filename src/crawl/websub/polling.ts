import { HOUR_MS } from '../../interval.ts'
/** A source whose hub fell silent is read anew soon, but at least this long after it was last read, ms. */
export const POLL_GAP_MS = HOUR_MS
/** One whose hub says that there is something new, without bringing it in a form that is read, after this, ms. */
export const HINT_GAP_MS = 5 * 60_000

export const STOPPED_REASON = 'soon: its hub no longer tells us of new posts'
export const HINT_REASON = 'soon: its hub says that there are new posts'
export const AWAY_REASON = 'soon: nobody listened to its hub for a while'
