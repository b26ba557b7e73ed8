import { describe, expect, it } from 'vitest'
import { fitsPattern } from './address-pattern.ts'

describe('fitsPattern', () => {
  it.each([
    ['/blog/', '/blog/a', true],
    ['/blog/', '/blog/', true],
    ['/blog/', '/docs/blog/', false],
    ['*/blog/', '/docs/blog/x', true],
    ['/blog/*/amp', '/blog/a/b/amp/', true],
    ['/*.html$', '/a/b.html', true],
    ['/*.html$', '/a/b.html?x=1', false],
    ['/blog$', '/blog', true],
    ['/blog$', '/blog/a', false],
    ['*?id=', '/post?id=5', true],
    ['/a*a$', '/a', false],
    ['/a*a$', '/aa', true],
    ['/博客/', '/%E5%8D%9A%E5%AE%A2/1', true],
    ['/%E5%8D%9A%E5%AE%A2/', '/博客/1', true],
    ['/%zz', '/%zz/1', true],
    ['*', '/anything', true],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(fitsPattern(pattern, `https://a.example${path}`)).toBe(expected)
  })

  it('is not slowed down by a pattern that could fit in many ways', () => {
    const pattern = `${'*a'.repeat(200)}b$`
    expect(fitsPattern(pattern, `https://a.example/${'a'.repeat(2_000)}`)).toBe(false)
  })
})
