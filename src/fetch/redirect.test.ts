import { describe, expect, it } from 'vitest'
import { readRedirect } from './redirect.ts'

const from = (status: number, location?: string) =>
  readRedirect({
    url: new URL('https://blog.example/old/feed?x=1'),
    status,
    headers: location === undefined ? {} : { location },
    body: new Uint8Array(),
  })
const latin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

describe('readRedirect', () => {
  it.each([
    ['an absolute address', 'https://new.example/feed', 'https://new.example/feed'],
    ['a path', '/feed', 'https://blog.example/feed'],
    ['a relative path', 'new', 'https://blog.example/old/new'],
    ['an address without scheme', '//cdn.example/feed', 'https://cdn.example/feed'],
    ['a query only', '?x=2', 'https://blog.example/old/feed?x=2'],
    ['a fragment, which is dropped', '/feed#x', 'https://blog.example/feed'],
    ['raw UTF-8', latin1('/标签/feed'), 'https://blog.example/%E6%A0%87%E7%AD%BE/feed'],
    ['raw latin-1', '/caf\u00e9', 'https://blog.example/caf%C3%A9'],
    ['back slashes', 'https:\\\\new.example\\feed', 'https://new.example/feed'],
    ['a line break in disguise', '/a%0d%0ax-evil:1', 'https://blog.example/a%0d%0ax-evil:1'],
  ])('follows %s', (_name, location, expected) => {
    expect(from(302, location)).toEqual({ to: new URL(expected), permanent: false })
  })

  it.each([
    [301, true],
    [302, false],
    [303, false],
    [307, false],
    [308, true],
  ])('%i is permanent: %s', (status, permanent) => {
    expect(from(status, '/feed')).toMatchObject({ permanent })
  })

  it.each([
    ['no Location', undefined, 'redirects'],
    ['an empty Location', ' ', 'redirects'],
    ['an unreadable Location', 'http://[', 'blocked-address'],
    ['a file', 'file:///etc/passwd', 'blocked-address'],
    ['a script', 'javascript:alert(1)', 'blocked-address'],
    ['a login', 'https://good.example@evil.example/', 'blocked-address'],
    ['a port of no web site', 'http://blog.example:6379/', 'blocked-address'],
  ])('refuses %s', (_name, location, code) => {
    expect(from(302, location)).toMatchObject({ failure: { code, status: 302 } })
  })
})
