import { createCrawlThread, type KeptThread } from '../crawl/start-thread.ts'
import { AppError } from '../errors.ts'
import type { Names } from '../fetch/resolve-names.ts'
import { createLog } from '../log.ts'
import { buildApp } from '../serve/app.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { checkReady } from './check-ready.ts'
import type { Context, ExitCode } from './command.ts'
import { listenToHubs } from './listen-to-hubs.ts'
import { type Config, loadConfig } from './load-config.ts'
import { watchSources } from './watch-sources.ts'

export interface ServiceOptions {
  serve: boolean
  crawl: boolean
  /** Used instead of the files of CONFIG_DIR. */
  config?: Config
  /** Least time between two requests to one host, ms; for sources of our own only. */
  spacingMs?: number
  /** What names resolve to, in place of what the system says; for origins of our own only. */
  names?: Names
}

type Log = ReturnType<typeof createLog>

/** Serves, crawls or both until the process is asked to end. */
export async function runService(context: Context, options: ServiceOptions): Promise<ExitCode> {
  const { settings, signal } = context
  const config = options.config ?? loadConfig(settings.configDir)
  const log = createLog(settings.logLevel)
  await prepareStore(context, config)
  const store = await openStore(settings.databaseUrl, { readonly: true })
  /** What is to be ended, the first one first. */
  const endings: (() => unknown)[] = [() => store.database.close()]
  try {
    const crawl = options.crawl ? createCrawl(context, { ...options, config }, log) : null
    endings.unshift(() => crawl?.stop())
    // First: where it cannot listen, it ends before any blog is asked.
    if (options.serve) endings.unshift(await serve(context, { config, store, crawl, log }))
    crawl?.start()
    if (crawl && !options.config) {
      const { sync } = crawl.operations
      endings.unshift(watchSources(settings.configDir, { count: config.sources.length, sync, log }))
    }
    await untilAborted(signal)
    log.info({}, 'Stopping')
    return 0
  } finally {
    for (const end of endings) await end()
  }
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

/** Brings the database up to date and the sources in step with the configuration. */
async function prepareStore({ settings, now }: Context, config: Config): Promise<void> {
  const store = await openStore(settings.databaseUrl)
  await store.writes.syncSources(config.sources, now())
  await store.database.close()
}

function createCrawl(context: Context, options: ServiceOptions & { config: Config }, log: Log): KeptThread {
  const { settings, version } = context
  const { spacingMs, names, config } = options
  const data = {
    settings: { ...settings },
    tags: config.tags,
    version,
    ...(spacingMs === undefined ? {} : { spacingMs }),
    ...(names === undefined ? {} : { names }),
  }
  return createCrawlThread(data, log)
}

async function serve(
  { settings, version, now, random, stdout }: Context,
  { config, store, crawl, log }: { config: Config; store: Store; crawl: KeptThread | null; log: Log },
): Promise<() => Promise<void>> {
  const hubs = await listenToHubs({ settings, now, random }, { store, crawl, log })
  const app = await buildApp({
    reads: store.reads,
    operations: crawl?.operations ?? null,
    tags: config.tags,
    settings: { ...settings, version },
    now,
    logger: log,
    websub: hubs,
    ready: () => checkReady(store, crawl),
    countFailedSaves: crawl ? crawl.saves.countFailed : null,
  })
  const stop = async () => {
    await app.close()
    await hubs.close()
  }
  try {
    const address = await app.listen({ host: settings.host, port: settings.port })
    stdout.write(`Incoming Transmission listens on ${address}\n`)
    return stop
  } catch (error) {
    await stop()
    throw toListenError(error as NodeJS.ErrnoException, settings)
  }
}

function toListenError(error: NodeJS.ErrnoException, { host, port }: Context['settings']): AppError {
  const inUse = `${host}:${port} is in use; set PORT to another, or stop what listens there.`
  return new AppError('unavailable', error.code === 'EADDRINUSE' ? inUse : `Cannot listen: ${error.message}`)
}
