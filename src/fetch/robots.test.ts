import { describe, expect, it } from 'vitest'
import { type Failure, type FailureCode, toFailure } from '../failure.ts'
import type { Answer } from './answer.ts'
import { createRobots } from './robots.ts'

const PAGE = new URL('https://blog.example/private/post')
const HOUR = 3_600_000

type Result = { answer: Answer } | { failure: Failure }

const answer = (status: number, text = ''): Result => ({
  answer: { url: PAGE, status, headers: {}, body: new TextEncoder().encode(text) },
})
const failure = (code: FailureCode): Result => ({ failure: toFailure(code, 'It failed.') })

function start(...results: Result[]) {
  const clock = { now: 1_000_000 }
  const asked: string[] = []
  const robots = createRobots({
    now: () => clock.now,
    read: async (url) => {
      asked.push(url.href)
      return results[Math.min(asked.length, results.length) - 1] ?? answer(404)
    },
  })
  const check = async (url = PAGE) => {
    const verdict = await robots.check(url)
    return 'failure' in verdict ? verdict.failure.code : 'allowed'
  }
  return { clock, asked, check, robots }
}

const FORBIDDEN = answer(200, 'User-agent: *\nDisallow: /private/')

describe('createRobots', () => {
  it.each([
    ['rules that forbid', FORBIDDEN, 'robots'],
    ['rules that allow', answer(200, 'User-agent: *\nDisallow: /other/'), 'allowed'],
    ['no such file', answer(404), 'allowed'],
    ['a file that is closed to us', answer(403), 'allowed'],
    ['an empty answer', answer(204), 'allowed'],
    ['redirects without end', failure('redirects'), 'allowed'],
    ['a broken server', answer(500), 'http-status'],
    ['too many requests', answer(429), 'rate-limited'],
    ['no answer in time', failure('timeout'), 'timeout'],
    ['half a file', failure('truncated'), 'truncated'],
    ['a name that does not exist', failure('dns'), 'dns'],
    ['a closed port', failure('refused'), 'refused'],
    ['a private address', failure('blocked-address'), 'blocked-address'],
    ['a site that wants to be left alone', failure('rate-limited'), 'rate-limited'],
  ])('judges by %s', async (_name, result, expected) => {
    expect(await start(result).check()).toBe(expected)
  })

  it('asks once for many pages of a site, also when they come together', async () => {
    const { asked, check } = start(FORBIDDEN)
    await Promise.all([check(), check(), check(new URL('/public', PAGE))])
    await check()
    expect(asked).toEqual(['https://blog.example/robots.txt'])
  })

  it('lists sitemaps from the file that it judges by, none where that cannot be read', async () => {
    const { robots, asked, check } = start(answer(200, 'Sitemap: https://blog.example/s.xml'))
    await check()
    expect(await robots.listSitemaps(PAGE)).toEqual(['https://blog.example/s.xml'])
    expect(asked).toHaveLength(1)
    expect(await start(answer(500)).robots.listSitemaps(PAGE)).toEqual([])
    expect(await start(failure('dns')).robots.listSitemaps(PAGE)).toEqual([])
  })

  it('asks each scheme, name and port for its own', async () => {
    const { asked, check } = start(FORBIDDEN)
    for (const url of [
      'http://blog.example/a',
      'https://www.blog.example/a',
      'https://blog.example:8443/a',
    ]) {
      await check(new URL(url))
    }
    expect(asked).toHaveLength(3)
  })

  it('believes rules for a day', async () => {
    const { clock, asked, check } = start(FORBIDDEN, answer(404))
    expect(await check()).toBe('robots')
    clock.now += 24 * HOUR - 1
    expect(await check()).toBe('robots')
    clock.now += 1
    expect(await check()).toBe('allowed')
    expect(asked).toHaveLength(2)
  })

  it.each([
    ['a file that could not be given', answer(500), 'http-status', HOUR / 6],
    ['a site that was not reached', failure('dns'), 'dns', HOUR / 60],
  ] as const)('asks %s again after a while', async (_name, result, code, pauseMs) => {
    const { clock, asked, check } = start(result, answer(404))
    expect(await check()).toBe(code)
    clock.now += pauseMs - 1
    expect(await check()).toBe(code)
    clock.now += 1
    expect(await check()).toBe('allowed')
    expect(asked).toHaveLength(2)
  })
})
