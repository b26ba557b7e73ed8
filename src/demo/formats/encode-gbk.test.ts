import { describe, expect, it } from 'vitest'
import { encodeGbk } from './encode-gbk.ts'

describe('encodeGbk', () => {
  it.each(['感知机 x_1w_1 > T', '正則化與機率，「繁體」也行', 'ε、λ、≤、×、√'])(
    'writes %s so that it reads back',
    (text) => {
      expect(new TextDecoder('gbk', { fatal: true }).decode(encodeGbk(text))).toBe(text)
    },
  )

  it('uses one byte for ASCII and two for Han', () => {
    expect([...encodeGbk('a中')]).toEqual([0x61, 0xd6, 0xd0])
  })

  it('writes what GBK lacks as a character reference', () => {
    expect(new TextDecoder('gbk').decode(encodeGbk('𝔼👍'))).toBe('&#120124;&#128077;')
  })
})
