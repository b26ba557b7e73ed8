import type { KeptThread } from '../crawl/start-thread.ts'
import { createHint } from '../crawl/websub/create-hint.ts'
import { createHubCalls } from '../crawl/websub/hub-calls.ts'
import type { createLog } from '../log.ts'
import { openStore, type Store } from '../store/open-store.ts'
import type { HubCalls, Subscription } from '../subscription.ts'
import type { Context } from './command.ts'

/**
 * What the web side needs to answer hubs. What they say goes to the crawl thread; in a process that only serves, it is
 * written here, and a delivery makes its source due for whoever crawls. `close` ends the connection that takes.
 */
export async function listenToHubs(
  { settings, now, random }: Pick<Context, 'settings' | 'now' | 'random'>,
  { store, crawl, log }: { store: Store; crawl: KeptThread | null; log: ReturnType<typeof createLog> },
): Promise<{
  find: (id: string) => Promise<Subscription | null>
  calls: HubCalls
  close(): Promise<void>
}> {
  const { find } = store.subscriptions
  if (crawl) return { find, calls: crawl.operations, close: async () => {} }
  const { subscriptions, database } = await openStore(settings.databaseUrl)
  const keeper = { websub: { subscriptions }, now, random, log }
  return { find, calls: createHubCalls(keeper, createHint(keeper)), close: () => database.close() }
}
