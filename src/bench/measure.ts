/** One figure of a benchmark. */
export interface Figure {
  name: string
  value: number
  unit: string
}

/** Median time of a piece of work over some rounds, ms; the first round warms up and does not count. */
export async function measureMedian(rounds: number, work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const started = performance.now()
    await work()
    if (round > 0) times.push(performance.now() - started)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}
