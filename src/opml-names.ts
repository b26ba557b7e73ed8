/** The namespace of what our OPML says beyond the standard, so that a list that was exported can be imported whole. */
export const OPML_NAMESPACE = 'tag:incoming-transmission,2026:opml'

/** Attributes of an outline in this namespace. */
export const OPML_ATTRIBUTES = {
  /** The source's id. */
  id: 'id',
  /** JSON: what its stanza says of how it is read. */
  rules: 'rules',
} as const

/** What a stanza says that is not in `rules`: the standard has a place for it, or (`full`) it is no other's to grant. */
export const NOT_IN_RULES = ['id', 'title', 'url', 'site', 'language', 'full'] as const
