import { getEventListeners, once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createGuardedConnect } from './guarded-connect.ts'

let server: Server
let closing: AbortController
let guarded: ReturnType<typeof createGuardedConnect>

beforeEach(async () => {
  closing = new AbortController()
  guarded = createGuardedConnect({ isAllowedAddress: () => true, connectMs: 5_000, closing: closing.signal })
  server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterEach(() => {
  server.close()
})

function connect(protocol: string): Promise<Socket> {
  const { port } = server.address() as AddressInfo
  const target = { hostname: '127.0.0.1', host: `127.0.0.1:${port}`, protocol, port: String(port) }
  return new Promise((resolve, reject) => {
    guarded(target, (...[error, socket]) => (error ? reject(error) : resolve(socket)))
  })
}

it('leaves nothing of its connections on the signal that outlives them', async () => {
  const count = () => getEventListeners(closing.signal, 'abort').length
  const before = count()
  for (let made = 0; made < 3; made++) {
    const socket = await connect('http:')
    socket.destroy()
    await once(socket, 'close')
  }
  expect(count()).toBe(before)
})

it('ends a connection that is still opening', async () => {
  const accepted = once(server, 'connection')
  // The other side never answers the handshake.
  const opening = expect(connect('https:')).rejects.toThrow()
  const [socket] = (await accepted) as [Socket]
  const ended = once(socket.resume(), 'close')
  closing.abort(new Error('closed'))
  await opening
  await ended
})
