import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How a hub behaves; all of it may be changed while it runs. */
export interface HubManners {
  /** What becomes of a request that can be read: verified, denied, answered and forgotten, refused, or not answered. */
  to: 'verify' | 'deny' | 'forget' | 'refuse' | 'hang'
  /** Seconds that are granted; null: as asked. */
  leaseSeconds: number | null
  /** Whether the subscriber is called before its request is answered, as the oldest hubs did. */
  isSynchronous: boolean
  signs: 'sha1' | 'sha256' | 'sha384' | 'sha512' | 'wrongly' | 'not'
}

export interface HubSubscription {
  topic: string
  callback: string
  secret: string | null
  /** ms since the epoch, by the clock of the hub. */
  expiresAt: number
}

/** What a hub heard when it called a subscriber. */
export interface HubCall {
  mode: string
  status: number
  body: string
  contentType: string | null
}

export interface Hub {
  /** The address that topics name as their hub. */
  url: string
  /** Forms that arrived, in order. */
  requests: Record<string, string>[]
  /** Calls that were made, in order. */
  calls: HubCall[]
  /** Subscriptions whose lease has not ended. */
  list(): HubSubscription[]
  behave(manners: Partial<HubManners>): void
  /** Brings a topic's new content to all who subscribed to it; their statuses. */
  publish(topic: string, body: string, contentType?: string): Promise<number[]>
  /** Tells all who subscribed to a topic that they are subscribed no more. */
  deny(topic: string, reason: string): Promise<void>
  /** Waits for the calls that requests led to. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** A hub of WebSub on loopback, for tests: W3C Recommendation 2018, §5 and §7. `now`: its clock, for leases. */
export async function createHub(now: () => number = Date.now): Promise<Hub> {
  const manners: HubManners = { to: 'verify', leaseSeconds: null, isSynchronous: false, signs: 'sha256' }
  const known = new Map<string, HubSubscription>()
  const requests: Record<string, string>[] = []
  const calls: HubCall[] = []
  const pending = new Set<Promise<void>>()
  const list = () => [...known.values()].filter(({ expiresAt }) => expiresAt > now())

  const call = async (callback: string, query: Record<string, string>) => {
    const url = new URL(callback)
    for (const [name, value] of Object.entries(query)) url.searchParams.append(`hub.${name}`, value)
    const answer = await fetch(url, { redirect: 'manual' })
    const said = { status: answer.status, body: await answer.text() }
    calls.push({ mode: query.mode ?? '', ...said, contentType: answer.headers.get('content-type') })
    return said
  }

  const verify = async (form: Record<string, string>) => {
    const { 'hub.mode': mode = '', 'hub.topic': topic = '', 'hub.callback': callback = '' } = form
    if (manners.to === 'deny')
      return void (await call(callback, { mode: 'denied', topic, reason: 'not here' }))
    const seconds = manners.leaseSeconds ?? Number(form['hub.lease_seconds'] ?? 86_400)
    const challenge = randomUUID()
    const lease: Record<string, string> = mode === 'subscribe' ? { lease_seconds: String(seconds) } : {}
    const { status, body } = await call(callback, { mode, topic, challenge, ...lease })
    if (status < 200 || status > 299 || body !== challenge) return
    const key = `${callback} ${topic}`
    if (mode === 'unsubscribe') known.delete(key)
    else {
      const expiresAt = now() + seconds * 1000
      known.set(key, { topic, callback, secret: form['hub.secret'] ?? null, expiresAt })
    }
  }

  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const form = Object.fromEntries(new URLSearchParams(await readText(request)))
    requests.push(form)
    if (manners.to === 'hang') return
    if (manners.to === 'refuse') return void response.writeHead(400).end('this hub takes no strangers')
    const work =
      manners.to === 'forget' ? Promise.resolve() : manners.isSynchronous ? verify(form) : later(form)
    const settled = work.catch(() => {}).finally(() => pending.delete(settled))
    pending.add(settled)
    if (manners.isSynchronous) await work
    response.writeHead(202).end()
  }
  const later = async (form: Record<string, string>) => {
    await new Promise((resolve) => setImmediate(resolve))
    await verify(form)
  }

  const sign = ({ secret }: HubSubscription, body: string): Record<string, string> => {
    if (manners.signs === 'not' || secret === null) return {}
    const [method, key] =
      manners.signs === 'wrongly' ? ['sha256', `${secret}!`] : ([manners.signs, secret] as const)
    return { 'x-hub-signature': `${method}=${createHmac(method, key).update(body).digest('hex')}` }
  }

  const server = createServer((request, response) => void take(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return {
    url,
    requests,
    calls,
    list,
    behave: (more) => void Object.assign(manners, more),
    publish: (topic, body, contentType = 'application/rss+xml') =>
      Promise.all(
        list()
          .filter((subscription) => subscription.topic === topic)
          .map(async (subscription) => {
            const link = `<${url}>; rel="hub", <${topic}>; rel="self"`
            const headers = { 'content-type': contentType, link, ...sign(subscription, body) }
            const request = { method: 'POST', body, headers, redirect: 'manual' } as const
            const answer = await fetch(subscription.callback, request)
            await answer.arrayBuffer()
            return answer.status
          }),
      ),
    deny: async (topic, reason) => {
      for (const [key, subscription] of known) {
        if (subscription.topic !== topic) continue
        known.delete(key)
        await call(subscription.callback, { mode: 'denied', topic, reason })
      }
    },
    settle: async () => void (await Promise.all(pending)),
    close: () => closeServer(server),
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
