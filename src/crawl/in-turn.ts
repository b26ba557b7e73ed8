import { setImmediate } from 'node:timers/promises'
import { createGate } from './gate.ts'

/** The same work, done when it is its turn. */
type InTurn = <T, R>(work: (task: T) => Promise<R>) => (task: T) => Promise<R>

/**
 * Makes what one thread has at hand be done one after the other, each when the answer before it is on its way. All would
 * be done in step else: none answered, and what each is made of kept, until the last is done.
 */
export function createInTurn(): InTurn {
  const turn = createGate(1)
  return (work) => (task) =>
    turn.run(async () => {
      // The answer before is sent once nothing of its promises is left to do.
      await setImmediate()
      return work(task)
    })
}
