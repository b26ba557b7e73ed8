import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSigned } from './is-signed.ts'

const SECRET = 'a secret of the test'
const BODY = Buffer.from([0xff, 0x00, 0xc3, 0x28, 0x0d, 0x0a])
const sign = (method: string, body: Uint8Array = BODY, secret = SECRET) =>
  createHmac(method, secret).update(body).digest('hex')

describe('isSigned', () => {
  it.each(['sha1', 'sha256', 'sha384', 'sha512'])('knows %s, over raw bytes', (method) => {
    expect(isSigned(BODY, `${method}=${sign(method)}`, SECRET)).toBe(true)
    expect(isSigned(BODY, `${method.toUpperCase()}=${sign(method).toUpperCase()}`, SECRET)).toBe(true)
  })

  it('knows the example of RFC 4231', () => {
    const body = Buffer.from('what do ya want for nothing?')
    const signature = 'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'
    expect(isSigned(body, signature, 'Jefe')).toBe(true)
  })

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['one of another secret', `sha256=${sign('sha256', BODY, 'other')}`],
    ['one of another body', `sha256=${sign('sha256', Buffer.from('other'))}`],
    ['one of another method', `sha512=${sign('sha256')}`],
    ['one of a method that is not WebSub’s', `md5=${sign('md5')}`],
    ['one cut short', `sha256=${sign('sha256').slice(0, -2)}`],
    ['one with half a byte more', `sha256=${sign('sha256')}a`],
    ['one with something after it', `sha256=${sign('sha256')}zz`],
    ['hexadecimal digits without a method', sign('sha256')],
    ['no hexadecimal digits', `sha256=${'z'.repeat(64)}`],
    ['two of them', `sha256=${sign('sha256')}, sha256=${sign('sha256')}`],
    ['a very long one', `sha256=${'a'.repeat(100_000)}`],
  ])('refuses %s', (_, signature) => {
    expect(isSigned(BODY, signature, SECRET)).toBe(false)
  })

  it('takes nothing that anybody could write without the secret', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array(), (signature, body) => {
        expect(isSigned(body, signature, SECRET)).toBe(false)
      }),
    )
  })
})
