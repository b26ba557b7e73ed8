import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { AppError } from '../../errors.ts'
import type { Delivery, HubCalls, Subscription } from '../../subscription.ts'
import { createTestApp, type TestApp } from '../../testing/app.ts'
import { toTestSubscription } from '../../testing/subscriptions.ts'

const ID = 'subscription-one'
const TOPIC = 'https://signal.example/feed.xml'
const MEGABYTE = 1024 * 1024

let subscription: Subscription
let said: unknown[]
let delivered: Delivery[]
let isAgreed: boolean
let test: TestApp

const find = async (id: string) => (id === ID ? subscription : null)

const calls: HubCalls = {
  confirm: async (id, confirmation) => {
    said.push([id, confirmation])
    return isAgreed
  },
  deny: async (id, denial) => {
    said.push([id, denial])
    return isAgreed
  },
  deliver: async (_, delivery) => {
    if (delivered.length > 0) throw new AppError('busy', 'It is being read.')
    delivered.push(delivery)
  },
  drop: async (id) => void said.push(['dropped', id]),
}

beforeEach(async () => {
  subscription = toTestSubscription({ id: ID, state: 'verified' })
  said = []
  delivered = []
  isAgreed = true
  test = await shared
})

/** Building one takes long, and it keeps nothing from one request to the next. */
const shared = createTestApp({}, { websub: { find, calls } })

afterAll(async () => (await shared).app.close())

const verify = (query: Record<string, string> = {}, id = ID) =>
  test.app.inject({
    url: `/websub/${id}`,
    query: { 'hub.mode': 'subscribe', 'hub.topic': TOPIC, 'hub.challenge': 'a<b>&c', ...query },
  })

const sign = (body: string | Buffer, method = 'sha256', secret = subscription.secret) =>
  `${method}=${createHmac(method, secret).update(body).digest('hex')}`

const deliver = (body: string | Buffer, headers: Record<string, string> = {}, more: InjectOptions = {}) =>
  test.app.inject({
    method: 'POST',
    url: `/websub/${ID}`,
    payload: body,
    headers: { 'content-type': 'application/atom+xml', 'x-hub-signature': sign(body), ...headers },
    ...more,
  })

describe('what a hub asks', () => {
  it('is answered with its challenge, as text that no browser takes for a page', async () => {
    const answer = await verify({ 'hub.lease_seconds': '864000' })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toBe('a<b>&c')
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(said).toEqual([
      [ID, { mode: 'subscribe', topic: TOPIC, challenge: 'a<b>&c', leaseSeconds: 864_000 }],
    ])
  })

  it('gets its challenge back to the last byte, whatever it is', async () => {
    const challenge = `1+1=2 &amp; é 中 %41 ${'x'.repeat(1000)}`
    expect((await verify({ 'hub.challenge': challenge })).body).toBe(challenge)
  })

  it('is not found where nothing of the kind was asked for', async () => {
    isAgreed = false
    const answer = await verify()
    expect(answer.statusCode).toBe(404)
    expect(answer.body).not.toContain('a<b>')
  })

  it.each([
    ['without a topic', { 'hub.topic': '' }, 200],
    ['of another mode', { 'hub.mode': 'publish' }, 404],
    ['without a challenge', { 'hub.challenge': '' }, 404],
  ])('%s', async (_, query, status) => {
    expect((await verify(query)).statusCode).toBe(status)
  })

  it('is not found at an address that no hub was told', async () => {
    expect((await verify({}, 'unknown')).statusCode).toBe(404)
    expect((await verify({}, '%00')).statusCode).toBe(404)
    expect(said).toEqual([])
  })

  it('may be a denial, with its reason', async () => {
    const answer = await verify({ 'hub.mode': 'denied', 'hub.reason': 'no such topic' })
    expect([answer.statusCode, answer.body]).toEqual([200, ''])
    expect(said).toEqual([[ID, { mode: 'denied', topic: TOPIC, reason: 'no such topic' }]])
    isAgreed = false
    expect((await verify({ 'hub.mode': 'denied' })).statusCode).toBe(404)
  })

  it('never leads elsewhere', async () => {
    const answers = [await verify({ next: 'https://evil.example/' }), await verify({}, 'unknown')]
    for (const answer of answers) expect(answer.headers.location).toBeUndefined()
  })
})

describe('a delivery', () => {
  it.each(['sha1', 'sha256', 'sha384', 'sha512'])(
    'signed with %s is handed on, byte for byte',
    async (method) => {
      const body = Buffer.from([0xff, 0xfe, 0x3c, 0x00])
      const answer = await deliver(body, { 'x-hub-signature': sign(body, method) })
      expect([answer.statusCode, answer.body]).toEqual([202, ''])
      expect(delivered).toEqual([{ contentType: 'application/atom+xml', body: new Uint8Array(body) }])
    },
  )

  it.each(['application/json', 'text/plain', 'text/xml; charset=gbk', 'multipart/form-data'])(
    'may be of the type %s',
    async (contentType) => {
      expect((await deliver('{', { 'content-type': contentType })).statusCode).toBe(202)
      expect(delivered).toMatchObject([{ contentType }])
    },
  )

  it('may say nothing of its type, or nothing at all', async () => {
    const headers = { 'x-hub-signature': sign('') }
    const answer = await test.app.inject({ method: 'POST', url: `/websub/${ID}`, headers })
    expect(answer.statusCode).toBe(202)
    expect(delivered).toEqual([{ contentType: null, body: new Uint8Array() }])
  })

  it.each([
    ['another secret', () => sign('<feed/>', 'sha256', 'other')],
    ['another body', () => sign('<feed></feed>')],
    ['no method', () => 'abc'],
    ['md5', () => sign('<feed/>', 'md5')],
  ])('signed with %s is acknowledged and dropped', async (_, signature) => {
    const answer = await deliver('<feed/>', { 'x-hub-signature': signature() })
    expect([answer.statusCode, answer.body]).toEqual([202, ''])
    expect(delivered).toEqual([])
    expect(said).toEqual([['dropped', ID]])
  })

  it('without a signature is acknowledged and dropped', async () => {
    const answer = await test.app.inject({ method: 'POST', url: `/websub/${ID}`, payload: '<feed/>' })
    expect(answer.statusCode).toBe(202)
    expect(said).toEqual([['dropped', ID]])
  })

  it('to what we let go is told so, and dropped', async () => {
    subscription = { ...subscription, state: 'leaving' }
    expect((await deliver('<feed/>')).statusCode).toBe(410)
    expect(delivered).toEqual([])
  })

  it('to an address that no hub was told is refused before it is read', async () => {
    const answer = await deliver('x'.repeat(MEGABYTE), {}, { url: '/websub/unknown' })
    expect(answer.statusCode).toBe(404)
  })

  it('is asked for again while the source is busy', async () => {
    await deliver('<feed/>')
    const answer = await deliver('<feed/>')
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5'])
  })

  it('may have ten megabytes and not more, whether it says so or not', async () => {
    expect((await deliver(Buffer.alloc(10 * MEGABYTE, 32))).statusCode).toBe(202)
    expect((await deliver(Buffer.alloc(10 * MEGABYTE + 1, 32))).statusCode).toBe(413)
    const head = 'Transfer-Encoding: chunked\r\n\r\n'
    const chunk = `100000\r\n${'x'.repeat(MEGABYTE)}\r\n`
    expect(await talk(head + chunk.repeat(11))).toMatch(/^HTTP\/1.1 413 /)
  })

  it('packed in something is refused', async () => {
    expect((await deliver('x', { 'content-encoding': 'gzip' })).statusCode).toBe(415)
  })

  it('that comes too slowly is cut off, and its place is free again', async () => {
    await allow(20)
    for (let time = 0; time < 9; time++) expect(await talk('Content-Length: 100\r\n\r\n<feed')).toBe('')
    expect((await deliver('<feed/>')).statusCode).toBe(202)
  })

  it('waits for its turn where many come at once', async () => {
    await allow(100)
    const slow = Array.from({ length: 9 }, () => talk('Content-Length: 100\r\n\r\n<feed'))
    const answers = await Promise.all(slow)
    expect(answers.filter((answer) => answer.startsWith('HTTP/1.1 503 '))).toHaveLength(1)
  })

  it('counts among the requests of its sender', async () => {
    const { app } = await createTestApp({}, { websub: { find, calls }, settings: { rateLimitPerMinute: 2 } })
    const send = async () => (await app.inject({ method: 'POST', url: `/websub/${ID}` })).statusCode
    expect([await send(), await send(), await send()]).toEqual([202, 202, 429])
    await app.close()
  })
})

it('takes no other method, and stands on no other address', async () => {
  const answer = await test.app.inject({ method: 'PUT', url: `/websub/${ID}` })
  expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, POST, OPTIONS'])
  expect((await test.app.inject({ method: 'HEAD', url: `/websub/${ID}` })).statusCode).toBe(405)
  expect((await test.app.inject('/websub')).statusCode).toBe(404)
})

/** From now on a delivery must be there within this, ms. */
async function allow(bodyMs: number): Promise<void> {
  test = await createTestApp({}, { websub: { find, calls, bodyMs } })
  onTestFinished(() => test.app.close())
}

/** Posts over a bare connection what may never end; what comes back until it is closed. */
async function talk(rest: string): Promise<string> {
  if (!test.app.server.listening) await test.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = test.app.server.address() as { port: number }
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    socket.on('data', (data) => {
      heard += data
      socket.end()
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(heard))
    socket.write(`POST /websub/${ID} HTTP/1.1\r\nHost: reader.example\r\nContent-Type: text/xml\r\n${rest}`)
  })
}
