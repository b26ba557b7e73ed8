import { describe, expect, it } from 'vitest'
import { measureCpuMs } from '../testing/cpu-time.ts'
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
    ['a path of escapes that need none', 'User-agent: *\nDisallow: /%7Eme/', '/~me/a', false],
    ['a path without the escapes it needs', 'User-agent: *\nDisallow: /博客', '/%e5%8d%9a%e5%ae%a2/a', false],
    ['an asterisk that is meant', 'User-agent: *\nDisallow: /a%2Ab', '/axb', true],
    [
      'several groups that address one robot',
      'User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b',
      '/a',
      false,
    ],
    [
      'a group that addresses several robots',
      'User-agent: otherbot\nUser-agent: *\nDisallow: /',
      '/a',
      false,
    ],
    ['a version behind our name', 'User-agent: incoming-transmission/2.0 beta\nDisallow: /', '/a', false],
    [
      'a Crawl-delay between two groups',
      'User-agent: *\nCrawl-delay: 9\nUser-agent: otherbot\nDisallow: /',
      '/a',
      true,
    ],
    ['a sitemap in the midst of a group', 'User-agent: *\nSitemap: /s.xml\nDisallow: /', '/a', false],
    ['of two rules as long, that which allows', 'User-agent: *\nAllow: /a\nDisallow: /*', '/a', true],
    ['comments, and old ends of lines', 'User-agent: * # all\rDisallow: /a # but this', '/a', false],
    ['a mark of byte order in front', '\u{feff}User-agent: *\nDisallow: /', '/a', false],
    ['a web page in its place', '<!doctype html><title>Not found</title>', '/a', true],
  ])('reads %s', (_name, text, path, expected) => {
    expect(allows(text, path)).toBe(expected)
  })

  it('is not held up by rules that could fit in many ways', () => {
    const rule = `Disallow: /${'*a'.repeat(20)}${'a'.repeat(5_000)}b\n`
    const { judge } = parse(`User-agent: *\n${rule.repeat(100)}`)
    const judgeAll = () => {
      for (let page = 0; page < 5; page++) judge(new URL(`/${'a'.repeat(2_000)}${page}`, ADDRESS))
    }
    expect(measureCpuMs(judgeAll)).toBeLessThan(500)
  })

  it('is not held up by very many wildcards, and keeps to what stands before them', () => {
    const { judge } = parse(`User-agent: *\n${'Disallow: /b*aaaaaaab\n'.repeat(24_000)}`)
    const judgeAll = () => {
      for (let page = 0; page < 20; page++) judge(new URL(`/b${'a'.repeat(2_000)}${page}`, ADDRESS))
    }
    expect(measureCpuMs(judgeAll)).toBeLessThan(2_000)
    expect(judge(new URL('/b', ADDRESS))).toHaveProperty('failure')
    expect(judge(new URL('/c', ADDRESS))).toEqual({ crawlDelayMs: 0 })
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
