import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { toFeedText } from './feed-text.ts'

// A process of its own, so that its work counts for nobody: node serve-feeds.ts FEEDS ITEMS; writes its port when ready.
const [feeds = 0, items = 0] = process.argv.slice(2).map(Number)
const answers: { body: Buffer; etag: string }[] = []

const server = createServer((request, response) => {
  const answer = answers[Number(/^\/feed\/(\d+)\.xml$/.exec(request.url ?? '')?.[1])]
  if (!answer) return response.writeHead(404).end()
  const headers = {
    'content-type': 'application/rss+xml; charset=utf-8',
    'content-encoding': 'gzip',
    etag: answer.etag,
  }
  if (request.headers['if-none-match'] === answer.etag)
    return response.writeHead(304, { etag: answer.etag }).end()
  return response.writeHead(200, headers).end(answer.body)
})

server.listen(0, '0.0.0.0', () => {
  const { port } = server.address() as AddressInfo
  for (let index = 0; index < feeds; index++) {
    const text = toFeedText(index, { port, items })
    const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`
    answers.push({ body: gzipSync(text, { level: 1 }), etag })
  }
  process.stdout.write(`${port}\n`)
})
