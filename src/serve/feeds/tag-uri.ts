/**
 * The authority of entry ids. A single label that no registry gives out, so it is nobody else's; constant, so that the
 * id of an entry stays the same when the service moves to another name, and whatever name a reader asks it by.
 */
const ENTRY_AUTHORITY = 'incoming-transmission'
/** The year from which these ids are minted (RFC 4151 §2.1). */
const MINTED = '2026'

/** The permanent, globally unique id of an entry in every feed (RFC 4151): equal wherever the same post is served. */
export function toEntryUri(entryId: string): string {
  return toTagUri(ENTRY_AUTHORITY, `entry/${entryId}`)
}

/** The same of a change in how a source is doing. */
export function toChangeUri(changeId: string): string {
  return toTagUri(ENTRY_AUTHORITY, `condition/${changeId}`)
}

/** The permanent id of a weekly edition: what one service at one name makes of its sources, as a feed is. */
export function toEditionUri(base: string, week: string): string {
  return toTagUri(toAuthority(base), `digests/${week}`)
}

/**
 * The id of a feed: unlike an entry, a feed is what one service at one name makes of its sources, so the name is part of
 * it. `path` and `filters` tell its feeds apart; the format and the page do not, they show the same feed.
 */
export function toFeedUri(base: string, { path, filters }: { path: string; filters: string }): string {
  return toTagUri(toAuthority(base), `feed${path}${filters ? `?${filters}` : ''}`)
}

function toAuthority(base: string): string {
  const name = URL.parse(base)?.hostname ?? ''
  return /^[a-z0-9.-]+$/.test(name) ? name : ENTRY_AUTHORITY
}

/** The scheme of our tags as categories. */
export const TAG_SCHEME = toTagUri(ENTRY_AUTHORITY, 'tags')

/** `specific` is text as it stands in a URL; what RFC 4151 does not allow there is percent-encoded. */
function toTagUri(authority: string, specific: string): string {
  const safe = specific.replace(/[^\w;/?:@&=+$.\-!~*'()%,]/g, (character) => encodeURIComponent(character))
  return `tag:${authority},${MINTED}:${safe}`
}
