import type { Failure } from './failure.ts'

/** What lets us ask "has it changed?" (RFC 9110 §13). Both come from one and the same answer, byte for byte. */
export interface Validators {
  etag: string | null
  lastModified: string | null
  /**
   * The address that gave them: the `finalUrl` of that answer. They are sent there and nowhere else.
   * Left out: they are sent along redirects within the origin first asked, and to no other origin.
   */
  url?: string
}

/** The bytes of one HTTP answer: content coding undone, charset not yet decoded. */
export interface Document {
  /** The address that was asked for. */
  url: string
  /** The address that answered, after redirects. */
  finalUrl: string
  /** Where the chain of permanent redirects (301, 308) leads when every hop of it was permanent, else null. */
  movedTo: string | null
  status: number
  /** Header names in lower case; repeated headers joined with a comma. */
  headers: Record<string, string>
  body: Uint8Array
  validators: Validators
  /** ms since the epoch. */
  fetchedAt: number
}

/** The origin's answer "nothing new" (304), or a body equal to the last one. */
export interface Unchanged {
  /** New validators when the 304 brought some, else null: keep the old ones. */
  validators: Validators | null
  /** Headers of the answer, for its pace (Cache-Control, Expires). */
  headers: Record<string, string>
  movedTo: string | null
}

export type FetchResult =
  | { outcome: 'fresh'; document: Document }
  | { outcome: 'unchanged'; unchanged: Unchanged }
  | { outcome: 'failed'; failure: Failure }

/** What to fetch. `page` and `json` ask robots.txt first; a feed was named by the operator and is asked for directly. */
export interface FetchRequest {
  url: string
  kind: 'feed' | 'page' | 'json'
  validators?: Validators | null
}

/** A form to send: fields and their values, as `application/x-www-form-urlencoded` in UTF-8. */
export interface PostRequest {
  url: string
  form: Readonly<Record<string, string>>
}

/** What came of a form: an answer of any status but a redirect, or the reason why there was none. */
export type PostResult =
  | { outcome: 'answered'; status: number; reason: string | null }
  | { outcome: 'failed'; failure: Failure }

/** The only way to the network: URL in, value out; never throws for what an origin does. */
export interface Fetcher {
  fetch(request: FetchRequest): Promise<FetchResult>
  /** Sends a form, through the same guard and with the same manners; robots.txt speaks of reading and is not asked. */
  post(request: PostRequest): Promise<PostResult>
  /** Why an address is never asked, as far as it tells by itself; null where only the network can say more. */
  refuse(url: string): Failure | null
  /** The sitemaps that the robots.txt of an address's site names; none where it cannot be read. */
  listSitemaps(url: string): Promise<string[]>
  close(): Promise<void>
}
