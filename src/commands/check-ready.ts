import type { KeptThread } from '../crawl/start-thread.ts'
import type { Check } from '../serve/app-options.ts'
import type { Store } from '../store/open-store.ts'

/** Whether database and crawl work; the crawl only where this process has one. */
export async function checkReady(
  { reads }: { reads: Pick<Store['reads'], 'findVersion'> },
  crawl: Pick<KeptThread, 'isRunning' | 'saves'> | null,
): Promise<Check[]> {
  const database = await reads.findVersion().then(
    () => ({ name: 'database', isOk: true, detail: 'answers' }),
    (error: Error) => ({ name: 'database', isOk: false, detail: error.message }),
  )
  if (!crawl) return [database]
  const isRunning = crawl.isRunning()
  const isSaving = !crawl.saves.isFailing()
  return [
    database,
    { name: 'scheduler', isOk: isRunning, detail: isRunning ? 'running' : 'being started' },
    {
      name: 'saves',
      isOk: isSaving,
      detail: isSaving ? 'work' : 'fail: nothing new is kept; the log says why (a full disk?)',
    },
  ]
}
