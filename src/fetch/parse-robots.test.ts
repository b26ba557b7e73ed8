import { describe, expect, it } from 'vitest'
import { parseRobots } from './parse-robots.ts'

const ADDRESS = new URL('https://blog.example/robots.txt')
const parse = (text: string) => parseRobots(ADDRESS, new TextEncoder().encode(text))
const allows = (text: string, path: string) => 'crawlDelayMs' in parse(text).judge(new URL(path, ADDRESS))

describe('parseRobots', () => {
  it.each([
    ['an empty file', '', '/a', true],
    ['everything forbidden to everyone', 'User-agent: *\nDisallow: /', '/a', false],
    ['an empty Disallow', 'User-agent: *\nDisallow:', '/a', true],
    ['another path', 'User-agent: *\nDisallow: /private/', '/public', true],
    ['the longer rule wins', 'User-agent: *\nDisallow: /\nAllow: /blog/', '/blog/a', true],
    [
      'a group of our own before that of all',
      'User-agent: *\nAllow: /\n\nUser-agent: Incoming-Transmission\nDisallow: /',
      '/a',
      false,
    ],
    [
      'a group of our own that allows more',
      'User-agent: incoming-transmission\nDisallow:\n\nUser-agent: *\nDisallow: /',
      '/a',
      true,
    ],
    ['a group of somebody else', 'User-agent: otherbot\nDisallow: /', '/a', true],
    ['wildcards', 'User-agent: *\nDisallow: /*.pdf$', '/a/b.pdf', false],
    ['many wildcards in a row', `User-agent: *\nDisallow: /${'*'.repeat(5_000)}.pdf$`, '/a/b.pdf', false],
    [
      'more wildcards than any site has, the last rules by their beginnings',
      `User-agent: *\n${`Disallow: /${'*a'.repeat(200)}b\n`.repeat(20)}Disallow: /x/*.pdf$`,
      '/x/b.html',
      false,
    ],
    ['a mark of byte order in front', '\u{feff}User-agent: *\nDisallow: /', '/a', false],
    ['a web page in its place', '<!doctype html><title>Not found</title>', '/a', true],
  ])('reads %s', (_name, text, path, expected) => {
    expect(allows(text, path)).toBe(expected)
  })

  it('names the file and the line that forbids', () => {
    const verdict = parse('User-agent: *\nDisallow: /private/').judge(new URL('/private/a', ADDRESS))
    expect(verdict).toMatchObject({ failure: { code: 'robots' } })
    expect(JSON.stringify(verdict)).toContain('https://blog.example/robots.txt (line 2)')
  })

  it('lists the sitemaps that it names, whoever is addressed, relative ones too', () => {
    const named = [
      'https://blog.example/a.xml',
      '/b.xml',
      'https://cdn.example/c.xml',
      '/b.xml',
      'ftp://x.example/d',
    ]
    const text = `User-agent: otherbot\nDisallow: /\n${named.map((url) => `sitemap:  ${url}`).join('\n')}`
    expect(parse(text).sitemaps).toEqual([
      'https://blog.example/a.xml',
      'https://blog.example/b.xml',
      'https://cdn.example/c.xml',
    ])
    expect(parse('User-agent: *\nDisallow: /').sitemaps).toEqual([])
  })

  it.each([
    ['none', '', 0],
    ['two seconds', 'Crawl-delay: 2', 2_000],
    ['a fraction', 'Crawl-delay: 0.5', 500],
    ['an hour, cut to 30 seconds', 'Crawl-delay: 3600', 30_000],
    ['less than nothing', 'Crawl-delay: -5', 0],
    ['no number', 'Crawl-delay: slow', 0],
  ])('honours a Crawl-delay of %s', (_name, line, crawlDelayMs) => {
    expect(parse(`User-agent: *\n${line}\nAllow: /`).judge(ADDRESS)).toEqual({ crawlDelayMs })
  })
})
