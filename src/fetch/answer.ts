/** One HTTP answer, read to its end. */
export interface Answer {
  url: URL
  status: number
  /** Names in lower case; repeated headers joined with a comma; no cookies. */
  headers: Record<string, string>
  /** Content coding undone; empty unless the status is 200 or 203, or a form was refused. */
  body: Uint8Array
}

/** Statuses whose body is the document that was asked for (203: passed on by a changing proxy). */
export function isDocument(status: number): boolean {
  return status === 200 || status === 203
}

type RawHeaders = Record<string, string | string[] | undefined>

/** Headers as the rest of the project reads them. Cookies are dropped here, so nobody can keep them. */
export function toHeaders(raw: RawHeaders): Record<string, string> {
  const kept = Object.entries(raw).flatMap(([name, value]): [string, string][] =>
    value === undefined || name.startsWith('set-cookie') ? [] : [[name, [value].flat().join(', ')]],
  )
  return Object.fromEntries(kept)
}
