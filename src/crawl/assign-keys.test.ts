import { describe, expect, it } from 'vitest'
import { toKey } from '../store/key.ts'
import { assignKeys } from './assign-keys.ts'

const AT = Date.UTC(2026, 10, 23)
const writes = (taken: Record<number, string> = {}) => ({
  findTakenKeys: async (keys: readonly number[]) =>
    new Map(keys.flatMap((key) => (taken[key] === undefined ? [] : [[key, taken[key]] as [number, string]]))),
})
const wanted = (id: string, publishedAt = AT) => ({ id, publishedAt, old: null })

describe('assignKeys', () => {
  it('orders by date', async () => {
    const keys = await assignKeys(writes(), [wanted('a', AT), wanted('b', AT + 1000)])
    expect(keys.get('b')).toBeGreaterThan(keys.get('a') as number)
  })

  it('moves on where others stand, however many', async () => {
    const key = toKey(AT, 'a')
    const taken = { [key]: 'x', [key + 1]: 'y', [key + 2]: 'z' }
    expect((await assignKeys(writes(taken), [wanted('a')])).get('a')).toBe(key + 3)
  })

  it('keeps the key an entry has while its date stays', async () => {
    const old = {
      key: 7,
      id: 'a',
      hash: '',
      publishedAt: AT,
      publishedPrecision: 'day',
      updatedAt: null,
      seenAt: AT,
    } as const
    expect((await assignKeys(writes({ 7: 'a' }), [{ ...wanted('a'), old }])).get('a')).toBe(7)
    const moved = await assignKeys(writes({ 7: 'a' }), [{ ...wanted('a', AT + 5000), old }])
    expect(moved.get('a')).toBe(toKey(AT + 5000, 'a'))
  })

  it('takes its own place again', async () => {
    const key = toKey(AT, 'a')
    expect((await assignKeys(writes({ [key]: 'a' }), [wanted('a')])).get('a')).toBe(key)
  })
})
