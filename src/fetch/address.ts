import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** IPv6 that is routed on the internet at all (RFC 4291); everything outside is local, mapped, NAT64 or reserved. */
const PUBLIC_V6 = ipaddr.parseCIDR('2000::/3')

/** Blocks of the IANA special-purpose registries (RFC 6890), and one that a cloud uses like them. */
const SPECIAL = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // carrier-grade NAT
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // Azure's metadata and DNS, reachable from its machines only
  '169.254.0.0/16', // link-local, cloud metadata
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // TEST-NET-1
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // AMT
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // TEST-NET-2
  '203.0.113.0/24', // TEST-NET-3
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
  '2001::/23', // protocol assignments: Teredo, ORCHID, benchmarks
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4
  '2620:4f:8000::/48', // AS112
  '3fff::/20', // documentation
].map((block) => ipaddr.parseCIDR(block))

/**
 * Whether an address belongs to the public internet. Takes the plain forms that a resolver or a parsed URL gives
 * (`192.0.2.1`, `2606:4700::1111`); everything else, zones and shortened IPv4 included, is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false
  const parsed = ipaddr.parse(address)
  if (parsed.kind() === 'ipv6' && !parsed.match(PUBLIC_V6)) return false
  return !SPECIAL.some((block) => block[0].kind() === parsed.kind() && parsed.match(block))
}
