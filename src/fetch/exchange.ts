import { type buildConnector, Client } from 'undici'
import { type Failure, toFailure } from '../failure.ts'
import { type Answer, isDocument, toHeaders } from './answer.ts'
import { describeError, type Phase } from './describe-error.ts'
import type { FetchLimits } from './limits.ts'
import { type BodyRule, readBody } from './read-body.ts'

/** One request, made once and not repeated. */
export interface Ask {
  url: URL
  headers: Record<string, string>
  /** What is sent; left out: nothing, the request is a GET. */
  form?: string
  body: BodyRule
  signal: AbortSignal
}

export type Exchange = (ask: Ask) => Promise<{ answer: Answer } | { failure: Failure }>

export interface ExchangeOptions {
  connect: buildConnector.connector
  limits: Pick<FetchLimits, 'headerBytesMax'>
  /** Aborted when the fetcher closes; with a reason that callers may read. */
  closing: AbortSignal
}

/**
 * The one place where a request goes out. Each has a connection of its own, opened through the guard and closed with
 * the answer: nothing is left open on an origin that hangs, and no answer can slip into the next request.
 * Rejects only with bugs and, once `closing` is aborted, with its reason.
 */
export function createExchange({ connect, limits, closing }: ExchangeOptions): Exchange {
  return async (ask) => {
    const link = watch(connect)
    const client = new Client(ask.url.origin, {
      connect: link.connect,
      pipelining: 0,
      maxHeaderSize: limits.headerBytesMax,
      // The signal is the only clock: it counts the whole chain.
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    const signal = AbortSignal.any([ask.signal, closing])
    // undici heeds a signal only once it is connected; ending the client works at any time.
    const end = () => client.destroy(signal.reason)
    signal.addEventListener('abort', end)
    try {
      signal.throwIfAborted()
      return await converse(client, ask, link)
    } catch (error) {
      closing.throwIfAborted()
      const failure = describeError(error, ask.url, link.phase)
      if (!failure) throw error
      return { failure }
    } finally {
      signal.removeEventListener('abort', end)
      await client.destroy()
    }
  }
}

/** What is known of the connection of one request beyond what undici reports. */
interface Link {
  connect: buildConnector.connector
  phase: Phase
  /** The peer reset the connection. undici takes that for the end of an answer that has no length. */
  wasReset: boolean
}

function watch(connect: buildConnector.connector): Link {
  const link: Link = {
    phase: 'head',
    wasReset: false,
    connect: (target, callback) =>
      connect(target, (...result) => {
        const [, socket] = result
        socket?.on('error', (error: NodeJS.ErrnoException) => {
          link.wasReset ||= error.code === 'ECONNRESET'
        })
        callback(...result)
      }),
  }
  return link
}

async function converse(client: Client, ask: Ask, link: Link): ReturnType<Exchange> {
  const { url } = ask
  const response = await client.request({
    method: ask.form === undefined ? 'GET' : 'POST',
    path: url.pathname + url.search,
    headers: ask.headers,
    body: ask.form ?? null,
  })
  const { statusCode: status, body } = response
  link.phase = 'body'
  // A body that we leave early ends with an error that concerns nobody.
  body.on('error', () => {})
  const answer: Answer = { url, status, headers: toHeaders(response.headers), body: new Uint8Array() }
  if (ask.form !== undefined && status >= 400) {
    const reason = await readBody(body, answer.headers, ask.body)
    return { answer: 'failure' in reason ? answer : { ...answer, body: reason.body } }
  }
  if (ask.form !== undefined || !isDocument(status)) {
    body.destroy()
    return { answer }
  }
  const read = await readBody(body, answer.headers, ask.body)
  if ('failure' in read) return { failure: { ...read.failure, status } }
  if (link.wasReset && !isFramed(answer.headers)) {
    const detail = `${url.host} broke off the connection before the end of its answer; nothing of it was kept.`
    return { failure: toFailure('truncated', detail, { status }) }
  }
  return { answer: { ...answer, body: read.body } }
}

/** Whether an answer says itself where it ends. */
function isFramed(headers: Record<string, string>): boolean {
  return 'content-length' in headers || 'transfer-encoding' in headers
}
