import { createReader } from '../crawl/read.ts'
import type { ReadPost } from '../crawl/readings.ts'
import type { EntryDetail } from '../entry.ts'
import { CARRIERS } from './attack-feeds.ts'
import { ATTACKS } from './attacks/attacks.ts'
import { toTestDetail } from './builders.ts'
import { toTestDocument } from './documents.ts'
import { toTestSource } from './entries.ts'

/** Every attack as an entry, read from a feed that carries it in every field. */
export async function toAttackedEntries(): Promise<EntryDetail[]> {
  const reader = createReader([])
  const source = toTestSource({ tags: [] })
  const entries: EntryDetail[] = []
  for (const [kind, attacks] of Object.entries(ATTACKS)) {
    const toFeed = CARRIERS[kind === 'markup of items' ? 'RSS, as elements of an item' : 'RSS, in CDATA']
    for (const attack of attacks) {
      const document = toTestDocument(toFeed?.(attack) ?? '')
      const result = await reader.readFeed({ document, source, known: new Map() })
      const post = 'reading' in result ? result.reading.items[0]?.post : undefined
      if (post) entries.push(toDetail(post, entries.length + 1))
    }
  }
  return entries
}

function toDetail(post: ReadPost, n: number): EntryDetail {
  const { published: _, updated: _also, ...rest } = post
  return toTestDetail(n, {
    ...rest,
    source: { id: 'alpha', title: post.title, url: 'https://alpha.example/' },
    alsoAt: [{ url: post.url, title: post.title, source: post.title, relation: 'repost' }],
  })
}
