import type { Reads } from '../store/reads.ts'

export type Version = Awaited<ReturnType<Reads['findVersion']>>

/**
 * Makes the function that answers the version of the data as it stands now. It is asked of the store once for all
 * requests that arrived together (in one turn of the event loop): the busier the server, the less it costs. Who comes when
 * it is known has it at once.
 */
export function watchVersion(reads: Pick<Reads, 'findVersion'>): () => Version | Promise<Version> {
  let known: Version | Promise<Version> | null = null
  return () => {
    if (known) return known
    known = reads.findVersion().then((version) => {
      if (known) known = version
      return version
    })
    setImmediate(() => {
      known = null
    })
    return known
  }
}
