import { createHash } from 'node:crypto'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Source } from '../source.ts'
import { toAnswers } from './answers.ts'
import type { Blog } from './blog.ts'
import { toEdition } from './edition.ts'
import type { Answer } from './formats/format.ts'
import { readBlogs } from './read-blogs.ts'
import { toBlogSource, toTroubleSource } from './sources.ts'
import { TROUBLES, type Trouble } from './troubles.ts'

const HOST = '127.0.0.1'

export interface ServedBlogs {
  /** How to follow them: the blogs, and the troubles among them. */
  sources: Source[]
  /** The address of this machine at which they stand, each at a port of its own. */
  host: string
  /** Ends every connection and frees the ports. */
  close(): Promise<void>
}

/**
 * Serves the sample blogs on loopback, each on a free port of its own as if on a host of its own, so that no blog waits
 * for another. Their posts are dated back from `now` (ms since the epoch).
 */
export async function serveBlogs(now: number): Promise<ServedBlogs> {
  const blogs = await Promise.all(readBlogs(now).map((blog) => serveBlog(blog, now)))
  const troubles = await Promise.all(TROUBLES.map(serveTrouble))
  const served = [...blogs, ...troubles]
  return {
    sources: served.map(({ source }) => source),
    host: HOST,
    close: async () => void (await Promise.all(served.map(({ server }) => stop(server)))),
  }
}

interface Served {
  source: Source
  server: Server
}

async function serveBlog(blog: Blog, now: number): Promise<Served> {
  // Addresses stand in what is served, so the port comes first.
  let respond: RequestListener = () => {}
  const server = createServer((request, response) => respond(request, response))
  const home = await listen(server)
  const answers = toAnswers(toEdition(blog, home))
  const modifiedAt = blog.posts[0]?.publishedAt ?? now
  respond = async (request, response) => {
    if (blog.delayMs > 0) await wait(blog.delayMs)
    const answer = answers.get(decodeURI(new URL(request.url ?? '/', home).pathname))
    if (answer) send(answer, { request, response, modifiedAt })
    else sendMissing(request, response)
  }
  return { source: toBlogSource(blog, home), server }
}

async function serveTrouble(trouble: Trouble): Promise<Served> {
  const server = createServer(trouble.respond ?? sendMissing)
  const home = await listen(server)
  // Nobody answers at a port that was let go.
  if (!trouble.respond) await stop(server)
  return { source: toTroubleSource(trouble, home), server }
}

/** Gives the address, with a slash at the end. */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, HOST, resolve)
  })
  return `http://${HOST}:${(server.address() as AddressInfo).port}/`
}

function send(
  { type, body }: Answer,
  {
    request,
    response,
    modifiedAt,
  }: { request: IncomingMessage; response: ServerResponse; modifiedAt: number },
): void {
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`
  const lastModified = new Date(modifiedAt).toUTCString()
  const { 'if-none-match': tags, 'if-modified-since': since } = request.headers
  const isKnown = tags ? tags.includes(etag) : since === lastModified
  const headers = {
    'content-type': type,
    etag,
    'last-modified': lastModified,
    'cache-control': 'max-age=600',
  }
  response.writeHead(isKnown ? 304 : 200, headers)
  response.end(isKnown || request.method === 'HEAD' ? undefined : body)
}

function sendMissing(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
  response.end('There is no such page.\n')
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
