import type { FastifyRequest } from 'fastify'
import { toBaseUrl } from '../base-url.ts'
import type { Query } from './address.ts'
import { type Preferences, readPreferences } from './preferences.ts'
import { WORDS, type Words } from './words.ts'

/** One request for a page, with everything that its rendering may depend on. */
export interface Visit {
  /** Without the query. */
  path: string
  query: Query
  parameters: Readonly<Record<string, string>>
  /** Scheme and host before absolute links, without a slash at the end. */
  base: string
  preferences: Preferences
  words: Words
  /** ms since the epoch. */
  now: number
}

/** Reads a request; `publicUrl` wins over what the request says of itself. */
export function toVisit(request: FastifyRequest, options: { publicUrl: string | null; now: number }): Visit {
  const query = request.query as Query
  const preferences = readPreferences(query, request.headers)
  return {
    path: request.url.split('?')[0] ?? '/',
    query,
    parameters: request.params as Record<string, string>,
    base: toBaseUrl(request, options.publicUrl),
    preferences,
    words: WORDS[preferences.language],
    now: options.now,
  }
}
