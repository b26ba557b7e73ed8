/** Characters that no encoder leaves bare: a value that holds one was never encoded, and its `+` is a plus. */
const BARE = /[={}\\^|<>\s]/

/**
 * TeX from a query value. `+` is a space where the value was form-encoded, a plus where an exporter wrote the TeX
 * as it is (`tex=y=+1`).
 */
export function decodeTexQuery(value: string): string {
  const encoded = value.includes('%') && !BARE.test(value)
  return decodePercent(encoded ? value.replace(/\+/g, ' ') : value)
}

/** Percent-decodes what can be; a stray `%` (TeX's comment sign) stays. */
export function decodePercent(value: string): string {
  return value.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes)
    } catch {
      return bytes
    }
  })
}
