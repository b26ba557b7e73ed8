import { ACCEPTED_CODINGS } from './decoder.ts'

/** What a request is for. */
export type AskKind = 'feed' | 'page' | 'json' | 'robots' | 'form'

const ACCEPT: Record<AskKind, string> = {
  feed: 'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1',
  page: 'text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.1',
  json: 'application/json, application/*+json;q=0.9, text/html;q=0.5, */*;q=0.1',
  robots: 'text/plain, */*;q=0.1',
  form: 'text/plain, */*;q=0.1',
}

/** The headers of every request. Nothing else is sent: no cookies, no referrer, no logins. */
export function toRequestHeaders(kind: AskKind, userAgent: string): Record<string, string> {
  return {
    'user-agent': userAgent.replace(/[^\x20-\x7e]+/g, '?'),
    accept: ACCEPT[kind],
    'accept-encoding': ACCEPTED_CODINGS,
    ...(kind === 'form' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
  }
}
