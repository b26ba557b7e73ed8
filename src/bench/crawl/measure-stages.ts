import { threadCpuUsage } from 'node:process'

/** A piece of the work on many posts, and what a library alone takes for the same. */
export interface Stage {
  name: string
  /** What stands beside it. */
  limit?: string
  /** Made anew for every round, and not counted. */
  prepare?: () => unknown
  ours(prepared: unknown): unknown
  theirs?: () => unknown
}

export interface StageCost {
  name: string
  limit: string | null
  /** CPU time of the thread, ms a post; `theirs` null where nothing stands beside. */
  ours: number
  theirs: number | null
}

const ROUNDS = 5

/** The least CPU time of some rounds, the two sides in turn, after one that warms up. */
export async function measureStage(stage: Stage, posts: number): Promise<StageCost> {
  let [ours, theirs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 0; round <= ROUNDS; round++) {
    const prepared = stage.prepare?.()
    const spent = [
      await measureCpu(() => stage.ours(prepared)),
      stage.theirs ? await measureCpu(stage.theirs) : 0,
    ] as const
    if (round === 0) continue
    ours = Math.min(ours, spent[0])
    theirs = Math.min(theirs, spent[1])
  }
  const { name, limit = null } = stage
  return { name, limit, ours: ours / posts, theirs: stage.theirs ? theirs / posts : null }
}

/** CPU time that this thread spends on a piece of work, ms. */
export async function measureCpu(work: () => unknown): Promise<number> {
  const before = threadCpuUsage()
  await work()
  const { user, system } = threadCpuUsage(before)
  return (user + system) / 1000
}
