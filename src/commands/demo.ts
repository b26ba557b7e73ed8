import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command, Context } from './command.ts'
import { fetchSources } from './fetch.ts'
import { type Config, loadTags } from './load-config.ts'
import { runService } from './run-service.ts'
import { withCrawler } from './with-crawler.ts'

/** The sample blogs are ours: they need no rest between requests. */
const SPACING_MS = 0

export const demo: Command = {
  name: 'demo',
  usage: '',
  about: 'The same service on a temporary database, with sample blogs on this machine.',
  positionals: { min: 0, max: 0 },
  run: async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'incoming-demo-'))
    const { serveBlogs } = await import('../demo/serve-blogs.ts')
    const blogs = await serveBlogs(context.now())
    try {
      const config = { sources: blogs.sources, tags: loadTags(context.settings.configDir) }
      const own = toDemoContext(context, { folder, host: blogs.host })
      await fetchOnce(own, config)
      if (own.signal.aborted) return 0
      return await runService(own, { serve: true, crawl: true, config, spacingMs: SPACING_MS })
    } finally {
      await blogs.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** The settings of the environment, but for what would reach the operator's own database; of private places only the blogs' is asked. */
function toDemoContext(context: Context, { folder, host }: { folder: string; host: string }): Context {
  const databaseUrl = `file:${join(folder, 'incoming.db')}`
  return {
    ...context,
    settings: { ...context.settings, databaseUrl, allowPrivateNetworks: [host], retentionDays: 0 },
  }
}

/** Reads every blog before the first page is served, so that none is empty. */
async function fetchOnce(context: Context, config: Config): Promise<void> {
  context.stdout.write(`Reading ${config.sources.length} sample sources; some are troubled on purpose.\n`)
  await withCrawler(context, { config, spacingMs: SPACING_MS }, async (crawler, store) =>
    fetchSources(context, crawler, await store.reads.listSources()),
  )
}
