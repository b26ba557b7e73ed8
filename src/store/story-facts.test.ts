import { expect, it } from 'vitest'
import { toFingerprint } from './story-facts.ts'

const values = new Uint32Array([1, 2 ** 32 - 1, 7])
const bytes = new Uint8Array(values.buffer)

it('a fingerprint is read from memory of its own, and from a part of another', () => {
  const larger = new Uint8Array(bytes.length + 3)
  larger.set(bytes, 1)
  expect(toFingerprint(bytes)).toEqual(values)
  expect(toFingerprint(larger.subarray(1, 1 + bytes.length))).toEqual(values)
  expect(toFingerprint(null)).toBeNull()
})
