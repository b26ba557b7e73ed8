import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPublicAddress } from './address.ts'

describe('isPublicAddress', () => {
  it.each([
    ['a public IPv4 address', '8.8.8.8'],
    ['the address before a private block', '9.255.255.255'],
    ['the address after a private block', '11.0.0.0'],
    ['the address before 172.16/12', '172.15.255.255'],
    ['the address after 172.16/12', '172.32.0.0'],
    ['the address after carrier-grade NAT', '100.128.0.0'],
    ['the last address below multicast', '223.255.255.255'],
    ['a public IPv6 address', '2606:4700:4700::1111'],
    ['the address after 2001::/23', '2001:200::1'],
    ['the address before the documentation block', '2001:db7:ffff::1'],
    ['the address after the new documentation block', '3fff:1000::1'],
  ])('allows %s', (_name, address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    ['this network', '0.0.0.0'],
    ['this network, not zero', '0.1.2.3'],
    ['private 10/8', '10.255.255.255'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['a metadata service inside it', '100.100.100.200'],
    ['loopback', '127.0.0.1'],
    ['the end of loopback', '127.255.255.254'],
    ['link-local metadata', '169.254.169.254'],
    ['private 172.16/12', '172.31.255.255'],
    ['protocol assignments', '192.0.0.192'],
    ['TEST-NET-1', '192.0.2.1'],
    ['6to4 relays', '192.88.99.1'],
    ['private 192.168/16', '192.168.1.1'],
    ['benchmarks', '198.19.255.255'],
    ['TEST-NET-2', '198.51.100.7'],
    ['TEST-NET-3', '203.0.113.5'],
    ['multicast', '239.255.255.250'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['the metadata address of Azure', '168.63.129.16'],
    ['IPv6 unspecified', '::'],
    ['IPv6 loopback', '::1'],
    ['IPv4-compatible', '::7f00:1'],
    ['IPv4-mapped', '::ffff:127.0.0.1'],
    ['IPv4-mapped of a public address', '::ffff:8.8.8.8'],
    ['IPv4-translated', '::ffff:0:7f00:1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['local NAT64', '64:ff9b:1::7f00:1'],
    ['discard', '100::1'],
    ['Teredo', '2001:0:7f00:1::'],
    ['ORCHIDv2', '2001:20::1'],
    ['documentation', '2001:db8::1'],
    ['6to4', '2002:7f00:1::'],
    ['new documentation', '3fff::1'],
    ['segment routing', '5f00::1'],
    ['unique local', 'fd12::1'],
    ['metadata of AWS over IPv6', 'fd00:ec2::254'],
    ['link-local IPv6', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%lo'],
    ['public with a zone', '2606:4700::1%eth0'],
    ['site-local', 'fec0::1'],
    ['IPv6 multicast', 'ff02::1'],
    ['a decimal number', '2130706433'],
    ['a hexadecimal number', '0x7f000001'],
    ['octal parts', '0177.0.0.1'],
    ['a shortened address', '127.1'],
    ['a name', 'localhost'],
    ['brackets', '[::1]'],
    ['nothing', ''],
  ])('refuses %s', (_name, address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it('refuses every IPv4 address in the clothes of IPv6', () => {
    const prefixes = ['::ffff:', '::', '64:ff9b::', '2002:']
    fc.assert(
      fc.property(fc.ipV4(), fc.constantFrom(...prefixes), (address, prefix) => {
        const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
        const groups = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
        expect(isPublicAddress(prefix === '2002:' ? `2002:${groups}::` : prefix + groups)).toBe(false)
      }),
    )
  })

  it('never throws, whatever text it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV6(), fc.ipV4Extended()), (text) => {
        expect(typeof isPublicAddress(text)).toBe('boolean')
      }),
    )
  })
})
