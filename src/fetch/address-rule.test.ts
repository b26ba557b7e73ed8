import { describe, expect, it } from 'vitest'
import { toAddressRule } from './address-rule.ts'

const isPublic = (address: string) => address === '8.8.8.8'

describe('toAddressRule', () => {
  it.each([
    [false, '10.0.0.7', 80, false],
    [false, '8.8.8.8', 80, true],
    [true, '10.0.0.7', 80, true],
    [['127.0.0.1:8765'], '127.0.0.1', 8765, true],
    [['127.0.0.1:8765'], '127.0.0.1', 8766, false],
    [['127.0.0.1:8765'], '127.0.0.2', 8765, false],
    [['127.0.0.1:8765'], '::ffff:127.0.0.1', 8765, false],
    [['127.0.0.1:8765'], '8.8.8.8', 443, true],
    [['10.0.0.7'], '10.0.0.7', 9000, true],
    [['10.0.0.0/24'], '10.0.0.255', 80, true],
    [['10.0.0.0/24'], '10.0.1.0', 80, false],
    [['[::1]:8080'], '::1', 8080, true],
    [['[::1]:8080'], '::1', 80, false],
    [['fd00::/8'], 'fd12::1', 80, true],
    [['fd00::/8'], 'fe80::1', 80, false],
    [['10.0.0.7', 'fd00::/8'], 'fd00::2', 80, true],
    [['10.0.0.0/8'], 'no address', 80, false],
    [['fe80::/10'], 'fe80::1%lo', 80, false],
  ])('where %j is allowed, %s port %d: %s', (allowed, address, port, verdict) => {
    expect(toAddressRule(allowed, isPublic)(address, port)).toBe(verdict)
  })
})
