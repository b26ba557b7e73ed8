import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Whether a connection to an address and port may be opened. */
export type AddressRule = (address: string, port: number) => boolean

/** An address with its port, which IPv6 puts in brackets. */
const WITH_PORT = /^(?:\[([^\]]+)\]|([\d.]+)):(\d+)$/

/**
 * The rule that allows what `otherwise` allows, and private places besides: all (`true`), none (`false`), or those named:
 * an address with a port (`127.0.0.1:8765`, `[::1]:8765`), an address at every port, a block (`10.0.0.0/8`).
 */
export function toAddressRule(allowed: boolean | readonly string[], otherwise: AddressRule): AddressRule {
  if (allowed === true) return () => true
  const places = allowed === false ? [] : allowed.map(toPlaceRule)
  return (address, port) => otherwise(address, port) || places.some((isIn) => isIn(address, port))
}

function toPlaceRule(place: string): AddressRule {
  const [, v6, v4, port] = WITH_PORT.exec(place) ?? []
  const block = toBlock(v6 ?? v4 ?? place)
  return (address, to) => {
    if (isIP(address) === 0 || address.includes('%')) return false
    if (port !== undefined && Number(port) !== to) return false
    const parsed = ipaddr.parse(address)
    return parsed.kind() === block[0].kind() && parsed.match(block)
  }
}

/** An address is the block of itself alone. */
function toBlock(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (text.includes('/')) return ipaddr.parseCIDR(text)
  const address = ipaddr.parse(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}
