import type { Reads } from '../../store/reads.ts'
import type { Tag } from '../../tag.ts'
import type { Suggest } from '../suggestions.ts'

/** What the pages need from outside. */
export interface PageOptions {
  reads: Reads
  /** The vocabulary, for names in both languages and for tags without posts. */
  tags: readonly Tag[]
  /** Tags and sources that go by what a reader has typed. */
  suggest: Suggest
  settings: {
    /** Without a slash at the end; null: absolute links are taken from the request. */
    publicUrl: string | null
  }
  /** ms since the epoch. */
  now: () => number
}
