import { describe, expect, it } from 'vitest'
import { measureCpuMs } from '../testing/cpu-time.ts'
import { findDeclaredCharsets } from './declared-charset.ts'

const find = (text: string, contentType: string | null = null) =>
  findDeclaredCharsets(new TextEncoder().encode(text), contentType)

describe('findDeclaredCharsets', () => {
  it.each([
    ['text/html; charset=GBK', '', ['gb18030']],
    ['text/html; charset = " Shift_JIS "', '<meta charset=utf-8>', ['shift_jis', 'utf-8']],
    [null, "<?xml version='1.0' encoding = 'big5' ?><meta charset=gbk>", ['big5']],
    [null, '<meta http-equiv=content-type content="text/html; charset=euc-kr">', ['euc-kr']],
    [null, '<p>charset=gbk</p>', []],
  ])('reads %s and %s', (contentType, text, charsets) => {
    expect(find(text, contentType)).toEqual({ charsets, unknown: [] })
  })

  it.each(['<meta charset=', '<meta charset=" ', '<?xml encoding = '])(
    'is not held up by white space behind %s',
    (beginning) => {
      const look = () => {
        const found = find(beginning + ' '.repeat(32_000), 'charset ='.padEnd(32_000))
        expect(found).toEqual({ charsets: [], unknown: [] })
      }
      expect(measureCpuMs(look)).toBeLessThan(500)
    },
  )
})
