import type { Reads } from '../store/reads.ts'

export type Version = Awaited<ReturnType<Reads['findVersion']>>

/** The version of the data is asked of the store at most this often, ms: a busy server would ask for every few requests. */
const KNOWN_MS = 5

/** What the version of the data is, for those who ask all the time. */
export interface VersionWatch {
  /** The version as it stood KNOWN_MS ago or later; at once where it is known. */
  find(): Version | Promise<Version>
  /** Something was written: the version is asked for anew. */
  forget(): void
}

/** Watches a store. Requests that come while it is asked wait for the same answer. */
export function watchVersion(reads: Pick<Reads, 'findVersion'>, now: () => number): VersionWatch {
  let known: Version | Promise<Version> | null = null
  let askedAt = 0
  const ask = () => {
    askedAt = now()
    const asked: Promise<Version> = reads.findVersion().then(
      (version) => {
        if (known === asked) known = version
        return version
      },
      (error) => {
        if (known === asked) known = null
        throw error
      },
    )
    known = asked
    return asked
  }
  return {
    find: () => (known && now() - askedAt < KNOWN_MS ? known : ask()),
    forget: () => {
      known = null
    },
  }
}
