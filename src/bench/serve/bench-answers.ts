import type { Figure } from '../measure.ts'
import { measureInTurns } from './load.ts'
import { startBare } from './start-bare.ts'

const HOT = ['/', '/tags', '/feed.rss', '/feed.atom', '/feed.json', '/api/v1/entries']
const COLD = ['/', '/feed.atom', '/api/v1/entries']
const LOAD = { rounds: 3, seconds: 2 }

/** Requests a second beside bare fastify: answers from memory, 304s, and answers that are rendered for each request. */
export async function benchAnswers(url: string): Promise<Figure[]> {
  const bare = await startBare(url, HOT)
  const figures: Figure[] = []
  const compare = async (name: string, path: string, headers: Record<string, string> = {}) => {
    const [ours, limit] = await measureInTurns([url + path, bare.url + path], { ...LOAD, headers })
    figures.push(
      { name: `${name} ${path}`, value: ours, unit: 'req/s' },
      { name: `${name} ${path}, to bare fastify`, value: ours / limit, unit: 'ratio' },
    )
  }
  try {
    for (const path of HOT) {
      await compare('hot', path)
      const etag = (await fetch(url + path)).headers.get('etag') ?? ''
      await compare('304', path, { 'if-none-match': etag })
    }
    // An address that nobody asked for before is in no cache.
    for (const path of COLD) await compare('cold', `${path}?n=[<id>]`)
  } finally {
    bare.stop()
  }
  return figures
}
