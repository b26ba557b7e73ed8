import { describe, expect, it } from 'vitest'
import { isPublicAddress } from './address.ts'
import { refuseUrl } from './refuse-url.ts'

describe('refuseUrl', () => {
  it.each([
    ['file:///etc/passwd', 'bad-url'],
    ['https://user:word@a.example/', 'bad-url'],
    ['http://a.example:22/', 'blocked-address'],
    ['http://169.254.169.254/latest/', 'blocked-address'],
    ['http://2130706433/', 'blocked-address'],
    ['http://[::ffff:7f00:1]/', 'blocked-address'],
    ['http://localhost/', 'blocked-address'],
    ['http://a.localhost./', 'blocked-address'],
  ])('%s is never asked', (url, code) => {
    expect(refuseUrl(url, isPublicAddress)).toMatchObject({ code })
  })

  it.each(['https://a.example/feed', 'http://a.example:8080/', 'https://[2606:4700::1111]/'])(
    '%s may be asked, as far as it tells',
    (url) => {
      expect(refuseUrl(url, isPublicAddress)).toBeNull()
    },
  )

  it('goes by the rule, port by port', () => {
    const isAllowed = (address: string, port: number) => address === '127.0.0.1' && port === 8080
    expect(refuseUrl('http://127.0.0.1:8080/', isAllowed)).toBeNull()
    expect(refuseUrl('http://127.0.0.1:8081/', isAllowed)).toMatchObject({ code: 'blocked-address' })
  })
})
