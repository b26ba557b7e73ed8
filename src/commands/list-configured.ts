import { existsSync } from 'node:fs'
import type { Source, SourceWithState } from '../source.ts'
import { isPostgres, openStore, toFile } from '../store/open-store.ts'
import type { Context } from './command.ts'
import { loadConfig } from './load-config.ts'

/**
 * The sources as the next start would have them: those of sources.yaml and those that an administrator added, with what is
 * known of each. Nothing is written, whatever CONFIG_DIR and DATABASE_URL name.
 */
export async function listConfigured({ settings, now }: Context): Promise<SourceWithState[]> {
  const { sources } = loadConfig(settings.configDir)
  const stored = new Map((await listStored(settings.databaseUrl)).map((source) => [source.id, source]))
  const fresh = new Map((await toNew(sources, now())).map((source) => [source.id, source]))
  const configured = sources.flatMap((source) => {
    const known = stored.get(source.id)
    if (known && known.status !== 'retired') return [{ ...known, ...source }]
    return fresh.get(source.id) ?? []
  })
  const others = [...stored.values()]
    .filter(({ id }) => !fresh.has(id))
    .map((source) => (source.origin === 'config' ? { ...source, status: 'retired' as const } : source))
  return [...configured, ...others].sort(byTitle)
}

/** As the store lists them. */
function byTitle(a: Source, b: Source): number {
  if (a.title !== b.title) return a.title < b.title ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/** None where no start has made the database yet. */
async function listStored(databaseUrl: string): Promise<SourceWithState[]> {
  if (!isPostgres(databaseUrl) && !existsSync(toFile(databaseUrl))) return []
  const store = await openStore(databaseUrl, { readonly: true })
  try {
    return await store.reads.listSources()
  } finally {
    await store.database.close()
  }
}

/** Sources as a new station has them. */
async function toNew(sources: readonly Source[], now: number): Promise<SourceWithState[]> {
  const store = await openStore('file::memory:')
  await store.writes.syncSources(sources, now)
  const all = await store.reads.listSources()
  await store.database.close()
  return all
}
