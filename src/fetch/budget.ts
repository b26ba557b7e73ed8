/** A deadline of ours that ran out. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError' as const
  readonly limitMs: number

  constructor(limitMs: number) {
    super(`no complete answer within ${limitMs} ms`)
    this.limitMs = limitMs
  }
}

/** Time that several pieces of work share. */
export interface Budget {
  /** Runs work that must stop when the signal aborts; what it took is gone for the next piece. */
  spend<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>
}

/**
 * A budget of `limitMs` for a chain of requests. Only work counts, not the waiting between pieces, and a trickle of
 * bytes does not extend it: a server cannot hold us longer by being slow evenly.
 */
export function createBudget(limitMs: number): Budget {
  let spentMs = 0
  return {
    async spend(work) {
      const controller = new AbortController()
      const startedAt = performance.now()
      const end = () => controller.abort(new DeadlineError(limitMs))
      const timer = setTimeout(end, Math.max(0, limitMs - spentMs))
      try {
        return await work(controller.signal)
      } finally {
        clearTimeout(timer)
        spentMs += performance.now() - startedAt
      }
    },
  }
}
