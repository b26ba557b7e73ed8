import type { IncomingMessage } from 'node:http'
import { toPlace } from './base-url.ts'
import { isForShow } from './media.ts'
import { toReaderWord } from './pages/preferences.ts'
import type { TrustedPeers } from './trusted-peers.ts'

/** What the base of links depends on, beside the request. */
export interface KeyOptions {
  publicUrl: string | null
  peers: TrustedPeers
}

/** What an answer stands under that is the same for everybody, but that browsers get feeds under another type. */
export function toKey(request: IncomingMessage, { publicUrl, peers }: KeyOptions): string {
  const place = publicUrl ?? toPlace(request, peers.isPeerTrusted(request))
  return `${place} ${request.url} ${isForShow(request.headers.accept) ? 'shown' : 'read'}`
}

/** What an answer stands under that depends on the reader, beside those that do not. */
export function toReaderKey(request: IncomingMessage, options: KeyOptions): string {
  return `${toKey(request, options)} ${toReaderWord(request.headers)}`
}
