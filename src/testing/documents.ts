import type { Document, Fetcher, FetchRequest, FetchResult, PostRequest, PostResult } from '../document.ts'
import { TEST_NOW } from './entries.ts'

/** A fetched document with everything a test does not care about filled in. */
export function toTestDocument(text: string, fields: Partial<Document> = {}): Document {
  const url = fields.url ?? 'https://signal.example/feed.xml'
  return {
    url,
    finalUrl: url,
    movedTo: null,
    status: 200,
    headers: {},
    body: new TextEncoder().encode(text),
    validators: { etag: null, lastModified: null },
    fetchedAt: TEST_NOW,
    ...fields,
  }
}

/** An RSS feed of these items, each `[guid, title, html]`. */
export function toTestFeed(items: readonly [string, string, string][]): string {
  const xml = items.map(
    ([guid, title, html]) =>
      `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title><link>https://signal.example/${guid}</link>` +
      `<pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate><description><![CDATA[${html}]]></description></item>`,
  )
  return `<rss version="2.0"><channel><title>Signal</title><link>https://signal.example/</link>${xml.join('')}</channel></rss>`
}

export interface FakeFetcher extends Fetcher {
  requests: FetchRequest[]
  /** Forms that were sent. */
  posts: PostRequest[]
}

/** A Fetcher that answers from a table by URL, and "not found" to the rest; forms are answered by `answerPost`. */
export function createFakeFetcher(
  answers: Record<string, FetchResult | (() => FetchResult)>,
  answerPost: (request: PostRequest) => PostResult = () => ({
    outcome: 'answered',
    status: 404,
    reason: null,
  }),
): FakeFetcher {
  const requests: FetchRequest[] = []
  const posts: PostRequest[] = []
  return {
    requests,
    posts,
    fetch: async (request) => {
      requests.push(request)
      const answer = answers[request.url]
      if (!answer)
        return {
          outcome: 'failed',
          failure: { code: 'http-status', detail: 'It was not found (404).', status: 404 },
        }
      return typeof answer === 'function' ? answer() : answer
    },
    post: async (request) => {
      posts.push(request)
      return answerPost(request)
    },
    refuse: () => null,
    listSitemaps: async () => [],
    close: async () => {},
  }
}
