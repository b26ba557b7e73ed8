import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { similarity } from './fingerprint.ts'
import { createNeighbours } from './neighbours.ts'

let state = 7
const toRandom = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state
}
const toFingerprint = () => Uint32Array.from({ length: 64 }, toRandom)
/** A copy with the values from `slot` on replaced. */
const toRelative = (fingerprint: Uint32Array, slot: number) =>
  fingerprint.map((value, at) => (at < slot ? value : toRandom()))

describe('createNeighbours', () => {
  it('finds relatives, the nearest first, and nobody else', () => {
    const neighbours = createNeighbours()
    const original = toFingerprint()
    neighbours.add(1, toRelative(original, 32))
    neighbours.add(2, toFingerprint())
    neighbours.add(3, original)
    neighbours.add(4, toRelative(original, 10))
    expect(neighbours.find(original, 0.3)).toMatchObject([
      { key: 3, similarity: 1 },
      { key: 1, similarity: 0.5 },
    ])
  })

  it('forgets what was removed and what was replaced', () => {
    const neighbours = createNeighbours()
    const first = toFingerprint()
    const second = toFingerprint()
    neighbours.add(1, first)
    neighbours.add(2, first)
    neighbours.remove(2)
    neighbours.remove(99)
    neighbours.add(1, second)
    expect(neighbours.size).toBe(1)
    expect(neighbours.find(first, 0.3)).toEqual([])
    expect(neighbours.find(second, 0.3)).toEqual([{ key: 1, similarity: 1, contained: 1 }])
  })

  it('keeps everything through growth and through many changes', () => {
    const neighbours = createNeighbours()
    const known = new Map<number, Uint32Array>()
    for (let turn = 0; turn < 8_000; turn++) {
      const key = toRandom() % 3_000
      if (toRandom() % 3 === 0) {
        neighbours.remove(key)
        known.delete(key)
      } else {
        const fingerprint = toFingerprint()
        neighbours.add(key, fingerprint)
        known.set(key, fingerprint)
      }
    }
    expect(neighbours.size).toBe(known.size)
    for (const [key, fingerprint] of known) {
      expect(neighbours.find(fingerprint, 0.3)).toEqual([{ key, similarity: 1, contained: 1 }])
    }
  })

  it('forgets the oldest above its limit, and counts a post that changed as new', () => {
    const neighbours = createNeighbours(1_500)
    const known = Array.from({ length: 6_000 }, toFingerprint)
    for (const [key, fingerprint] of known.entries()) {
      neighbours.add(key, fingerprint)
      if (key % 100 === 0) neighbours.add(0, known[0]!)
    }
    expect(neighbours.size).toBe(1_500)
    const kept = known.flatMap((fingerprint, key) => (neighbours.find(fingerprint, 0.3)[0] ? [key] : []))
    expect(kept).toEqual([0, ...Array.from({ length: 1_499 }, (_, n) => 4_501 + n)])
  })

  it('finds a copy by its rare shingles among thousands that share a template', () => {
    const neighbours = createNeighbours()
    const frame = toFingerprint()
    const toFramed = (at: number) => frame.map((value, slot) => (slot === at ? toRandom() : value))
    const original = toFramed(23)
    neighbours.add(0, original)
    for (let key = 1; key <= 3_000; key++) neighbours.add(key, toFramed(23))
    expect(neighbours.find(original, 0.3)[0]).toMatchObject({ key: 0, similarity: 1 })
  })

  it('answers as comparing with each one would', () => {
    const pool = fc.array(fc.uint8Array({ minLength: 64, maxLength: 64, max: 2 }), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(pool, (rows) => {
        const fingerprints = rows.map((row) => Uint32Array.from(row))
        const neighbours = createNeighbours()
        for (const [key, fingerprint] of fingerprints.entries()) neighbours.add(key, fingerprint)
        const asked = fingerprints[0]!
        const expected = fingerprints.flatMap((fingerprint, key) =>
          similarity(asked, fingerprint) >= 0.4 ? [key] : [],
        )
        const found = neighbours.find(asked, 0.4).map((neighbour) => neighbour.key)
        expect(found.sort((a, b) => a - b)).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })
})
