import type { Reads } from '../store/reads.ts'

export type Version = Awaited<ReturnType<Reads['findVersion']>>

/**
 * Makes the function that answers the version of the data as it stands now. It is asked of the store once for all
 * requests that arrived together (in one turn of the event loop): the busier the server, the less it costs.
 */
export function watchVersion(reads: Pick<Reads, 'findVersion'>): () => Promise<Version> {
  let asked: Promise<Version> | null = null
  return () => {
    if (asked) return asked
    asked = reads.findVersion()
    setImmediate(() => {
      asked = null
    })
    return asked
  }
}
