/** An opening tag with attributes, of serialised html: quoted values may hold anything. Matches what does not end, too. */
const TAG = /(<[a-z][a-z\d]*)(\s(?:"[^"]*(?:"|$)|[^">]+)*)/gi
const ATTRIBUTE = /\s+([^\s=>/"]+)(?:="[^"]*")?/g
/** What our own pages go by; feed validators take attributes that they do not know for a danger. */
const OF_PAGES = /^(?:loading|decoding|referrerpolicy|data-.*)$/i

/** Sanitised html of a post without the attributes that are for our own pages only. */
export function toFeedMarkup(sanitised: string): string {
  return sanitised.replace(TAG, (_tag, start: string, attributes: string) => {
    return start + attributes.replace(ATTRIBUTE, (attribute, name) => (OF_PAGES.test(name) ? '' : attribute))
  })
}
