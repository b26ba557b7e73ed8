// How the text of a variable becomes a value; undefined where it does not.

/** Shorter tokens can be guessed. */
export const TOKEN_CHARACTERS_MIN = 16

/** Any text but none. */
export const nonEmpty = (text: string) => text || undefined

/** A whole number within bounds. */
export const whole = (min: number, max: number) => (text: string) =>
  /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined

const SWITCH = new Map(
  Object.entries({ on: true, true: true, yes: true, 1: true, off: false, false: false, no: false, 0: false }),
)
/** `on`, `off` and their usual other names. */
const onOff = (text: string) => SWITCH.get(text.toLowerCase())

/** An http(s) address without query, fragment or user, its last slash taken off; null for none. */
export function httpUrl(text: string): string | null | undefined {
  if (!text) return null
  const url = URL.parse(text)
  const plain = url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username
  return plain ? url.href.replace(/\/$/, '') : undefined
}

/** Whether to trust any proxy, or which addresses and blocks. */
export function proxies(text: string): boolean | string[] | undefined {
  const places = text.split(/[, ]+/).filter(Boolean)
  const areSound = places.length > 0 && places.every((place) => isPlace(place) && !PORT.test(place))
  return onOff(text) ?? (areSound ? places : undefined)
}

/** A secret long enough not to be guessed; null for none. */
export function token(text: string): string | null | undefined {
  if (!text) return null
  return text.length >= TOKEN_CHARACTERS_MIN ? text : undefined
}

const BYTE = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`
const IPV4_PLACE = new RegExp(String.raw`^${BYTE}(?:\.${BYTE}){3}(?:/(?:3[0-2]|[12]?\d))?(?::(\d{1,5}))?$`)
const IPV6_PLACE =
  /^(?:\[([\da-f:.]{2,45})\]:(\d{1,5})|([\da-f:.]{2,45})(?:\/(?:12[0-8]|1[01]\d|[1-9]?\d))?)$/i
const PORT_MAX = 65_535
/** Behind an address of either kind. */
const PORT = /^[\d.]+(?:\/\d+)?:\d+$|\]:\d+$/

/** Whether every private network is allowed, or which places in them: addresses (`10.0.0.7:8080`) and blocks (`fd00::/8`). */
export function privateNetworks(text: string): boolean | string[] | undefined {
  const places = text.split(/[, ]+/).filter(Boolean)
  const areSound = places.length > 0 && places.every(isPlace)
  return onOff(text) ?? (areSound ? places : undefined)
}

function isPlace(text: string): boolean {
  const plain = IPV4_PLACE.exec(text)
  if (plain) return Number(plain[1] ?? 0) <= PORT_MAX
  const match = IPV6_PLACE.exec(text)
  const address = match?.[1] ?? match?.[3] ?? ''
  return URL.canParse(`http://[${address}]/`) && Number(match?.[2] ?? 0) <= PORT_MAX
}
