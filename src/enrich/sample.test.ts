import { describe, expect, it } from 'vitest'
import { createChance } from '../testing/sentences.ts'
import { measureContainment, SAMPLE_MAX, toSample, toSize } from './sample.ts'

const chance = createChance(5)
const toHashes = (count: number) => Uint32Array.from({ length: count }, () => chance() * 2 ** 32)
const join = (...parts: Uint32Array[]) => Uint32Array.from(parts.flatMap((part) => [...part]))
const whole = toHashes(4000)
const sample = toSample(whole)

describe('toSample', () => {
  it('is ascending, bounded, distinct, and the same each time', () => {
    expect(sample).toHaveLength(SAMPLE_MAX)
    expect([...sample]).toEqual([...new Set(sample)].sort((a, b) => a - b))
    expect(toSample(whole)).toEqual(sample)
    expect(toSample(join(whole, whole)).map((value) => value >>> 3)).toEqual(
      sample.map((value) => value >>> 3),
    )
  })

  it('holds all of a short text, and tells sizes', () => {
    expect(toSample(toHashes(50))).toHaveLength(50)
    expect(toSize(toSample(toHashes(50)))).toBe(50)
    expect(toSize(sample) / 4000).toBeCloseTo(1, 0)
  })

  it('is full where shingles repeat', () => {
    expect(toSample(join(...Array.from({ length: 50 }, () => whole.subarray(0, 200))))).toHaveLength(
      SAMPLE_MAX,
    )
    expect(toSample(new Uint32Array(5000).fill(7))).toHaveLength(1)
  })
})

describe('measureContainment', () => {
  it('finds a part in the whole, and the share of the whole that the part is', () => {
    const part = toSample(whole.subarray(1000, 2200))
    expect(measureContainment(part, sample)).toMatchObject({ share: 1, covered: 1 })
    const around = measureContainment(sample, part)
    expect(around.share).toBeGreaterThan(0.2)
    expect(around.share).toBeLessThan(0.4)
    expect(around.covered).toBeLessThan(0.5)
  })

  it('tells a frame from changes all over', () => {
    const framed = toSample(join(whole.subarray(0, 2000), toHashes(2000)))
    const edited = toSample(whole.map((hash, at) => (at % 3 > 0 ? hash : chance() * 2 ** 32)))
    expect(measureContainment(framed, sample).covered).toBeCloseTo(0.5, 0)
    expect(measureContainment(edited, sample).covered).toBeGreaterThan(0.8)
  })

  it('tells a copy from a text of the same pieces in another order', () => {
    const pieces = Array.from({ length: 40 }, (_, at) => whole.subarray(at * 100, (at + 1) * 100))
    const shuffled = join(...pieces.toSorted(() => chance() - 0.5))
    expect(measureContainment(toSample(shuffled), sample)).toMatchObject({ share: 1, covered: 1 })
    expect(measureContainment(toSample(shuffled), sample).order).toBeLessThan(0.6)
    expect(measureContainment(toSample(whole.subarray(400, 3800)), sample).order).toBeGreaterThan(0.9)
    expect(measureContainment(toSample(whole.subarray(1200, 1500)), sample).order).toBe(1)
  })

  it('finds nothing in nothing', () => {
    expect(measureContainment(new Uint32Array(0), sample)).toMatchObject({
      share: 0,
      covered: 0,
      compared: 0,
    })
    expect(measureContainment(sample, new Uint32Array(0)).share).toBe(0)
  })
})
