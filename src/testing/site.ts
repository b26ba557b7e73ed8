import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A fixed answer: status 200 and no headers unless said otherwise. */
export interface Reply {
  status?: number
  headers?: Record<string, string | string[]>
  body?: string | Uint8Array
}

/** Answers a request by hand; `request.socket` is there for what HTTP does not allow. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** What a path answers: a body, a whole reply, a handler, or a list of these of which each serves once and the last for ever. */
export type Route = string | Reply | Handler | (string | Reply | Handler)[]

/** One request that arrived. */
export interface SiteRequest {
  method: string
  /** Path and query as sent. */
  path: string
  /** Names in lower case. */
  headers: Record<string, string>
  /** When it arrived and when its answer ended (null: not yet), ms since the epoch. */
  startedAt: number
  endedAt: number | null
}

export interface Site {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  origin: string
  /** The absolute address of a path. */
  url(path: string): string
  /** Everything that arrived, in order. */
  requests: SiteRequest[]
  /** Requests for one path, in order. */
  requestsFor(path: string): SiteRequest[]
  /** The most requests that were under way at once. */
  inFlightMax(): number
  /** Adds routes or replaces them. */
  serve(routes: Record<string, Route>): void
  /** Forgets the requests, keeps the routes. */
  reset(): void
  /** Ends every connection and frees the port. */
  close(): Promise<void>
}

/**
 * A web site on loopback, on a free port, for tests. Routes are found by path and query, else by path alone; whatever
 * has no route is 404. `/robots.txt` is like any other path. `now` is the clock of its log.
 */
export async function createSite(
  routes: Record<string, Route> = {},
  { now = Date.now }: { now?: () => number } = {},
): Promise<Site> {
  const table = new Map(Object.entries(routes))
  const turns = new Map<string, number>()
  const requests: SiteRequest[] = []
  let inFlight = 0
  let inFlightMax = 0

  const server = createServer((request, response) => {
    const entry = toEntry(request, now())
    requests.push(entry)
    inFlightMax = Math.max(inFlightMax, ++inFlight)
    // Both end with the connection, also where a handler writes to the socket itself.
    const end = () => {
      if (entry.endedAt !== null) return
      entry.endedAt = now()
      inFlight--
    }
    response.on('close', end)
    request.socket.on('close', end)
    request.socket.on('error', () => {})
    answer(response, pickRoute(entry.path), request)
  })

  const pickRoute = (path: string): string | Reply | Handler | undefined => {
    const key = table.has(path) ? path : (path.split('?')[0] ?? path)
    const route = table.get(key)
    if (!Array.isArray(route)) return route
    const turn = turns.get(key) ?? 0
    turns.set(key, turn + 1)
    return route[Math.min(turn, route.length - 1)]
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    url: (path) => new URL(path, origin).href,
    requests,
    requestsFor: (path) => requests.filter((request) => request.path === path),
    inFlightMax: () => inFlightMax,
    serve: (more) => {
      for (const [path, route] of Object.entries(more)) {
        table.set(path, route)
        turns.delete(path)
      }
    },
    reset: () => {
      requests.length = 0
      inFlightMax = inFlight
      turns.clear()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function toEntry(request: IncomingMessage, startedAt: number): SiteRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')])
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: Object.fromEntries(headers),
    startedAt,
    endedAt: null,
  }
}

function answer(
  response: ServerResponse,
  route: string | Reply | Handler | undefined,
  request: IncomingMessage,
): void {
  if (typeof route === 'function') {
    route(request, response)
    return
  }
  const { status = 200, headers = {}, body = '' } = toReply(route)
  response.writeHead(status, headers)
  response.end(status === 204 || status === 304 ? undefined : body)
}

function toReply(route: string | Reply | undefined): Reply {
  if (route === undefined) return { status: 404, body: 'no such page' }
  return typeof route === 'string' ? { body: route } : route
}
