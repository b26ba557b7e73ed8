import type { LoggedRequest } from './start-origin.ts'

type Headers = Record<string, string>

const LAST_MODIFIED = 'Mon, 05 Jan 2026 10:00:00 GMT'

/** The If-None-Match and If-Modified-Since of each request at an address, in order; undefined: not sent. */
const CONDITIONS: Record<string, readonly [string | undefined, string | undefined][]> = {
  '/cond/etag': [none(), etag('"abc-1"'), etag('"abc-1"')],
  '/cond/weak-etag': [none(), etag('W/"w-1"')],
  '/cond/etag-unquoted': [none(), etag('abc')],
  '/cond/etag-gzip-suffix': [none(), etag('"abc-gzip"')],
  '/cond/lm': [none(), [undefined, LAST_MODIFIED]],
  '/cond/lm-odd': [none(), [undefined, '2026-01-05 10:00:00']],
  '/cond/both': [none(), ['"b"', LAST_MODIFIED]],
  '/cond/etag-moves-lm-same': [
    none(),
    ['"e1"', LAST_MODIFIED],
    ['"e1"', LAST_MODIFIED],
    ['"e2"', LAST_MODIFIED],
  ],
  '/cond/etag-every-time': [none(), etag('"r1"'), etag('"r2"'), etag('"r3"')],
  '/cond/drops-validators': [none(), ['"d1"', LAST_MODIFIED], none()],
  '/cond/304-new-etag': [none(), etag('"n1"'), etag('"n2"'), etag('"n3"')],
  '/cond/error-keeps': [none(), etag('"k"'), etag('"k"')],
  '/moved/etag': [none(), etag('"v1"')],
}
/** Addresses that asked to be left alone are asked once. */
const ASKED_ONCE = ['/pace/429-seconds']
const NEVER_SENT = ['cookie', 'authorization', 'referer']
/** No header of ours is longer: what an origin gave us to send back has its limit. Characters. */
const HEADER_CHARACTERS_MAX = 1_024

/** Everything in which the requests that an origin saw were not what they should be. */
export function judgeRequests(log: readonly LoggedRequest[]): string[] {
  const byPath = Map.groupBy(log, ({ url }) => url ?? '')
  return [
    ...log.flatMap(({ url, headers = {} }) =>
      NEVER_SENT.filter((name) => name in headers).map((name) => `${url} got ${name}`),
    ),
    ...log.flatMap(({ url, headers = {} }) =>
      Object.entries(headers)
        .filter(([, value]) => value.length > HEADER_CHARACTERS_MAX || /[\0\r\n]/.test(value))
        .map(([name]) => `${url} got a ${name} that nobody should send`),
    ),
    ...ASKED_ONCE.filter((path) => (byPath.get(path)?.length ?? 0) > 1).map(
      (path) => `${path} was asked again too soon`,
    ),
    ...Object.keys(CONDITIONS).flatMap((path) => judgeConditions(path, byPath.get(path) ?? [])),
    ...(log.every(({ headers }) => !headers || /^[\w.-]+\/[\w.-]+/.test(headers['user-agent'] ?? ''))
      ? []
      : ['a request had no name']),
  ]
}

/** One request at a time for one host. */
export function judgeCrowding(log: readonly LoggedRequest[]): string[] {
  const most = Math.max(0, ...log.map(({ inflight }) => inflight ?? 0))
  return most > 1 ? [`${most} requests were under way at one host at one time`] : []
}

function judgeConditions(path: string, requests: readonly LoggedRequest[]): string[] {
  const wanted = CONDITIONS[path] ?? []
  if (requests.length < wanted.length)
    return [`${path} was asked ${requests.length} times, not ${wanted.length}`]
  return wanted.flatMap(([match, since], at) => {
    const headers: Headers = requests[at]?.headers ?? {}
    const isSame = headers['if-none-match'] === match && headers['if-modified-since'] === since
    const got = JSON.stringify([headers['if-none-match'], headers['if-modified-since']])
    return isSame ? [] : [`request ${at + 1} of ${path} had the conditions ${got}`]
  })
}

function none(): [undefined, undefined] {
  return [undefined, undefined]
}

function etag(value: string): [string, undefined] {
  return [value, undefined]
}
