import type { Stanza } from '../../catalogue/stanza.ts'
import type { Edition } from '../edition.ts'

/** One document as a server hands it out. */
export interface Answer {
  type: string
  body: string | Uint8Array
}

/** How a blog tells what is new. */
export interface Format {
  /** What its pages name as its feed. */
  feed: { path: string; type: string } | null
  /** Path of what is followed: the feed, or the list of posts where there is none. */
  path: string
  /** What its stanza in a sources.yaml says beyond id, title and addresses. */
  stanza?: Pick<Stanza, 'page' | 'article'>
  /** Its documents by path. */
  write(edition: Edition): Record<string, Answer>
}
