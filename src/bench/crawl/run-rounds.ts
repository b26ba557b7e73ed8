import { readFileSync } from 'node:fs'
import { boundMemory } from '../../bound-memory.ts'
import { fetchSources } from '../../commands/fetch.ts'
import { loadTags } from '../../commands/load-config.ts'
import { withCrawler } from '../../commands/with-crawler.ts'
import { readSettings } from '../../settings.ts'
import { toTestSource } from '../../testing/entries.ts'
import type { Round } from './bench-rounds.ts'
import { toFeedUrl } from './feed-text.ts'

// A process of its own, so that its CPU time and memory are those of a crawl alone: node run-rounds.ts FEEDS PORT TAGS.
// Reads all feeds twice, as `incoming fetch --all` does, and writes both rounds as JSON.
boundMemory()
const [feeds = 0, port = 0] = process.argv.slice(2).map(Number)
const sources = Array.from({ length: feeds }, (_, index) =>
  toTestSource({ id: `sample-${index}`, url: toFeedUrl(index, port) }),
)
const context = {
  settings: readSettings((path) => readFileSync(path, 'utf8')),
  version: '0.0.0-bench',
  stdout: { write: () => {} },
  stderr: process.stderr,
  now: Date.now,
  random: Math.random,
  signal: new AbortController().signal,
}

const rounds = await withCrawler(
  context,
  { config: { sources, tags: loadTags(process.argv[4] ?? '') } },
  async (crawler, store): Promise<Round[]> => {
    const measure = async (): Promise<Round> => {
      const [before, startedAt] = [process.cpuUsage(), performance.now()]
      await fetchSources(context, crawler, await store.reads.listSources())
      const { user, system } = process.cpuUsage(before)
      return {
        wallMs: performance.now() - startedAt,
        cpuMs: (user + system) / 1000,
        peakMib: process.resourceUsage().maxRSS / 1024,
        posts: (await crawler.writes.listFingerprints(Number.MAX_SAFE_INTEGER)).length,
      }
    }
    return [await measure(), await measure()]
  },
)
process.stdout.write(`${JSON.stringify(rounds)}\n`)
