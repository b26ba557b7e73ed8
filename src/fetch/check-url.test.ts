import { describe, expect, it } from 'vitest'
import { checkUrl } from './check-url.ts'

const check = (href: string) => {
  const result = checkUrl(href)
  return 'url' in result ? result.url.href : result.failure.code
}

describe('checkUrl', () => {
  it.each([
    ['a plain address', 'https://blog.example/feed', 'https://blog.example/feed'],
    ['white space around it', ' https://blog.example/feed\n', 'https://blog.example/feed'],
    [
      'an address of which the fragment is dropped',
      'https://blog.example/feed#top',
      'https://blog.example/feed',
    ],
    ['a query, untouched', 'http://blog.example/?b=2&a=1&', 'http://blog.example/?b=2&a=1&'],
    ['the port of its own scheme', 'https://blog.example:443/', 'https://blog.example/'],
    ['the port of the other scheme', 'http://blog.example:443/', 'http://blog.example:443/'],
    ['a usual port of developers', 'http://blog.example:8080/', 'http://blog.example:8080/'],
    ['a name in Chinese', 'https://机器.example/', 'https://xn--m7r540b.example/'],
  ])('lets %s pass', (_name, href, expected) => {
    expect(check(href)).toBe(expected)
  })

  it.each([
    ['a file', 'file:///etc/passwd', 'bad-url'],
    ['ftp', 'ftp://blog.example/', 'bad-url'],
    ['data', 'data:text/xml,<rss/>', 'bad-url'],
    ['javascript', 'javascript:alert(1)', 'bad-url'],
    ['a socket in the file system', 'http+unix://%2Fvar%2Frun%2Fx.sock/', 'bad-url'],
    ['something that is no address', 'blog.example', 'bad-url'],
    ['nothing', '', 'bad-url'],
    ['a zone in an IPv6 address', 'http://[fe80::1%25lo]/', 'bad-url'],
    ['a user name', 'https://good.example@evil.example/', 'bad-url'],
    ['a user name and password', 'https://user:secret@blog.example/', 'bad-url'],
    ['an address without end', `https://blog.example/${'a'.repeat(2_048)}`, 'bad-url'],
    ['a name that none can have', `https://${'blog.'.repeat(50)}example/`, 'bad-url'],
    ['the port of ssh', 'http://blog.example:22/', 'blocked-address'],
    ['the port of mail', 'http://blog.example:25/', 'blocked-address'],
    ['the port of Redis', 'http://blog.example:6379/', 'blocked-address'],
    ['the port of Docker', 'http://blog.example:2375/', 'blocked-address'],
  ])('refuses %s', (_name, href, code) => {
    expect(check(href)).toBe(code)
  })

  it('does not repeat a password in what it says', () => {
    expect(JSON.stringify(checkUrl('https://user:secret@blog.example/'))).not.toContain('secret')
  })
})
