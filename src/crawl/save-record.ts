/** How saving goes, as one thread notes it and another reads it. */
export interface SaveRecord {
  note(isSaved: boolean): void
  /** Whether the last one failed. */
  isFailing(): boolean
  /** Those that failed since the process began. */
  countFailed(): number
}

const FAILED = 0
const IS_FAILING = 1

/** Memory for one record, which threads that are started again go on with. */
export function createSaveMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)
}

/** The record that stands in a memory of `createSaveMemory`. */
export function openSaveRecord(memory: SharedArrayBuffer): SaveRecord {
  const cells = new Int32Array(memory)
  return {
    note: (isSaved) => {
      if (!isSaved) Atomics.add(cells, FAILED, 1)
      Atomics.store(cells, IS_FAILING, isSaved ? 0 : 1)
    },
    isFailing: () => Atomics.load(cells, IS_FAILING) === 1,
    countFailed: () => Atomics.load(cells, FAILED),
  }
}

/**
 * Judges saves by those of readings. A claim that fails is one that failed; one that succeeds says only that claims do
 * again.
 */
export function watchSaves(note: SaveRecord['note']): {
  noteSave(isSaved: boolean): void
  noteClaim(isClaimed: boolean): void
} {
  let failing: 'saves' | 'claims' | null = null
  return {
    noteSave: (isSaved) => {
      failing = isSaved ? null : 'saves'
      note(isSaved)
    },
    noteClaim: (isClaimed) => {
      if (isClaimed && failing !== 'claims') return
      failing = isClaimed ? null : (failing ?? 'claims')
      note(isClaimed)
    },
  }
}
