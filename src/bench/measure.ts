/** One figure of a benchmark. */
export interface Figure {
  name: string
  value: number
  unit: string
}

/** Median time of a piece of work over some rounds, ms; the first round warms up and does not count. */
export async function measureMedian(rounds: number, work: () => unknown): Promise<number> {
  const [time] = await measureBoth(rounds, work, () => undefined)
  return time
}

/** Median times of two pieces of work done by turns, so that load from elsewhere meets both, ms. */
export async function measureBoth(
  rounds: number,
  first: () => unknown,
  second: () => unknown,
): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round <= rounds; round++) {
    const pair = [await time(first), await time(second)] as const
    if (round === 0) continue
    times[0].push(pair[0])
    times[1].push(pair[1])
  }
  return [toMedian(times[0]), toMedian(times[1])]
}

async function time(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** The middle of these. */
export function toMedian(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}
