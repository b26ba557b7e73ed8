/** Lets at most `permits` pieces of work run at a time, the others wait in order. */
export interface Gate {
  run<T>(work: () => Promise<T>): Promise<T>
}

/** A gate with nobody in it. */
export function createGate(permits: number): Gate {
  const waiting: (() => void)[] = []
  let free = permits
  const enter = async () => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  return {
    async run(work) {
      await enter()
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}
