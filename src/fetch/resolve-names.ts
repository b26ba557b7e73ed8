import { type Resolve, resolveBySystem } from './guarded-connect.ts'

/** What names resolve to: for each its answers in turn, the first again after the last. */
export type Names = Readonly<Record<string, readonly (readonly string[])[]>>

/** A resolver that knows these names by itself and asks the system for all others. */
export function createResolve(names: Names): Resolve {
  const turns = new Map<string, number>()
  return async (hostname) => {
    const answers = Object.hasOwn(names, hostname) ? names[hostname] : undefined
    if (!answers || answers.length === 0) return resolveBySystem(hostname)
    const turn = turns.get(hostname) ?? 0
    turns.set(hostname, turn + 1)
    return answers[turn % answers.length] ?? []
  }
}
