import { describe, expect, it } from 'vitest'
import { createKin } from './kin.ts'

describe('createKin', () => {
  it('finds what has most in common, and the rarer first', () => {
    const kin = createKin()
    for (let key = 1; key <= 50; key++) kin.add(key, ['nlp'])
    kin.add(60, ['nlp', 'arxiv:1706.03762'])
    kin.add(61, ['vision', 'arxiv:1706.03762'])
    kin.add(62, ['gardening'])
    const found = kin.find(['nlp', 'arxiv:1706.03762'], 3)
    expect(found.map(({ key }) => key)).toEqual([60, 61, 50])
  })

  it('says nothing of what every post has, and of what no other has', () => {
    const kin = createKin()
    for (let key = 1; key <= 9; key++) kin.add(key, ['ml'])
    expect(kin.find(['ml'], 5)).toEqual([])
    expect(kin.find(['unheard'], 5)).toEqual([])
  })

  it('forgets what was removed and what was replaced', () => {
    const kin = createKin()
    kin.add(1, ['a'])
    kin.add(2, ['a'])
    for (let key = 3; key < 9; key++) kin.add(key, ['b'])
    kin.remove(1)
    kin.add(2, ['b'])
    expect(kin.find(['a'], 5)).toEqual([])
  })

  it('forgets the oldest above its limit, and counts a post that changed as new', () => {
    const kin = createKin(10)
    for (let key = 1; key <= 30; key++) {
      kin.add(key, [key % 2 === 0 ? 'a' : 'b'])
      kin.add(1, ['b'])
    }
    const keys = (trait: string) => kin.find([trait], 30).map(({ key }) => key)
    expect(keys('a')).toEqual([30, 28, 26, 24, 22])
    expect(keys('b')).toEqual([29, 27, 25, 23, 1])
  })

  it('finds those that are left of many that were removed', () => {
    const kin = createKin()
    for (let key = 1; key <= 200; key++) kin.add(key, [key > 100 ? 'a' : 'b'])
    for (let key = 120; key <= 200; key++) kin.remove(key)
    expect(kin.find(['a'], 30).map(({ key }) => key)[0]).toBe(119)
  })

  it('looks at the newest only where many share a trait', () => {
    const kin = createKin()
    for (let key = 1; key <= 2000; key++) kin.add(key, [key % 2 === 0 ? 'a' : 'b'])
    const keys = kin.find(['a'], 1000).map(({ key }) => key)
    expect(keys[0]).toBe(2000)
    expect(keys.length).toBeLessThan(100)
  })
})
