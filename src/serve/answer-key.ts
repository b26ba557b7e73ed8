import type { IncomingMessage } from 'node:http'
import { toPlace } from './base-url.ts'
import { isForShow } from './media.ts'
import { toReaderWord } from './pages/preferences.ts'

/** What an answer stands under that is the same for everybody, but that browsers get feeds under another type. */
export function toKey(request: IncomingMessage, publicUrl: string | null): string {
  return `${publicUrl ?? toPlace(request)} ${request.url} ${isForShow(request.headers.accept) ? 'shown' : 'read'}`
}

/** What an answer stands under that depends on the reader, beside those that do not. */
export function toReaderKey(request: IncomingMessage, publicUrl: string | null): string {
  return `${toKey(request, publicUrl)} ${toReaderWord(request.headers)}`
}
