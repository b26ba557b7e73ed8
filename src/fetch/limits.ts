/** What one fetch may cost. Every limit is per fetch, not per host or process. */
export interface FetchLimits {
  /** Looking a name up, connecting and the TLS handshake, ms. */
  connectMs: number
  /** All requests of a redirect chain together, from the first lookup to the last byte, ms. Waiting in line is not counted. */
  totalMs: number
  /** The same for robots.txt, ms. */
  robotsMs: number
  /** Status line and headers of one answer, bytes. */
  headerBytesMax: number
  /** Body as it comes over the wire, bytes. */
  wireBytesMax: number
  /** Body with its content coding undone, bytes. */
  bodyBytesMax: number
  /** Redirects followed in one chain. */
  redirectsMax: number
}

const MEGABYTE = 1024 * 1024

/** The limits of every fetch that a crawl makes. */
export const FETCH_LIMITS: Readonly<FetchLimits> = {
  connectMs: 10_000,
  totalMs: 30_000,
  robotsMs: 15_000,
  headerBytesMax: 32 * 1024,
  wireBytesMax: 10 * MEGABYTE,
  bodyBytesMax: 10 * MEGABYTE,
  redirectsMax: 5,
}

/** Least time between the end of one request to a host and the start of the next, ms. */
export const SPACING_MS = 1_000
