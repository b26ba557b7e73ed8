/** Does work when all that was handed in before is done. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** What looks and then saves does so in turn: nobody else's save comes between. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
}
