import autocannon from 'autocannon'
import Fastify from 'fastify'
import { buildApp } from '../serve/app.ts'
import { TEST_NOW } from '../testing/entries.ts'
import { fillStore } from './bench-store.ts'
import type { Figure } from './measure.ts'

const CONNECTIONS = 20
const SECONDS = 4
const PATHS = ['/', '/feed.rss', '/feed.atom', '/feed.json', '/api/v1/entries']

/** Requests a second on hot addresses beside bare fastify with the same bytes from memory, in one process each in turn. */
export async function benchServe(entries: number): Promise<Figure[]> {
  const store = await fillStore(entries)
  const settings = {
    publicUrl: null,
    adminToken: null,
    trustProxy: false,
    rateLimitPerMinute: 1e9,
    version: 'bench',
  }
  const ready = async () => []
  const app = await buildApp({
    reads: store.reads,
    operations: null,
    tags: [],
    settings,
    now: () => TEST_NOW,
    logger: false,
    ready,
  })
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const figures: Figure[] = []
  for (const path of PATHS) {
    const body = Buffer.from(await (await fetch(origin + path)).arrayBuffer())
    const ours = await load(origin + path)
    const bare = Fastify()
    bare.get('/', (_, reply) => reply.send(body))
    const limit = await load(await bare.listen({ port: 0, host: '127.0.0.1' }))
    await bare.close()
    figures.push(
      { name: `serve ${path}`, value: ours, unit: 'req/s' },
      { name: `serve ${path}, to bare fastify`, value: ours / limit, unit: 'ratio' },
    )
  }
  await app.close()
  await store.database.close()
  return figures
}

async function load(url: string): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS })
  return result.requests.average
}
