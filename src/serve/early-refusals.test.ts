import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../testing/app.ts'
import { expectProblem } from '../testing/expect-problem.ts'

const UNREADABLE = ['/%ff', '/api/v1/entries/%ff', `/api/v1/entries/${'x'.repeat(501)}`]

describe.each(UNREADABLE)('an address that cannot be read: %s', (url) => {
  it('counts against the rate', async () => {
    const { app } = await createTestApp({}, { settings: { rateLimitPerMinute: 1 } })
    expect((await app.inject(url)).headers['ratelimit-remaining']).toBe('0')
    expectProblem(await app.inject(url), 429)
  })

  it('is refused with the headers of every answer, and says where the mistake is', async () => {
    const { app } = await createTestApp()
    const answer = await app.inject(url)
    const problem = expectProblem(answer, url.length > 500 ? 414 : 400)
    expect(problem.errors).toEqual([{ where: 'path', detail: expect.stringMatching(/^path: /) }])
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
    })
  })
})

describe('what Node would refuse without a word', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await createTestApp()
    await test.app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(() => test.app.close())

  /** Sends lines as they stand, and reads what comes back. */
  async function ask(...lines: string[]) {
    const { port } = test.app.server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`)
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n')
    const [first = '', ...rest] = head.split('\r\n')
    const headers = Object.fromEntries(rest.map((line) => line.toLowerCase().split(': ')))
    return { statusCode: Number(first.split(' ')[1]), headers, body }
  }

  it('names the host that is missing, also where the answer is known', async () => {
    for (let times = 0; times < 3; times += 1)
      expect((await ask('GET /api/v1/tags HTTP/1.0')).statusCode).toBe(200)
    const problem = expectProblem(await ask('GET /api/v1/tags HTTP/1.1'), 400)
    expect(problem.errors).toEqual([{ where: 'host', detail: 'host: must be given in HTTP/1.1' }])
  })

  it('names what may be expected', async () => {
    const answer = await ask('GET /api/v1/tags HTTP/1.1', 'Host: a.example', 'Expect: 200-ok')
    expect(expectProblem(answer, 417)).toMatchObject({ code: 'expectation-failed' })
    expect(answer.headers).toHaveProperty('x-request-id')
  })
})
