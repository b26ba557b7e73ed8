import { setImmediate as nextTurn } from 'node:timers/promises'

/** Work in one go may take this long, ms; then it is the turn of other requests. */
const STRETCH_MS = 3

/** Does something for each item in order, and lets other requests pass whenever that has taken a while. */
export async function mapInStretches<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result | Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  let startedAt = performance.now()
  for (const item of items) {
    results.push(await work(item))
    if (performance.now() - startedAt < STRETCH_MS) continue
    await nextTurn()
    startedAt = performance.now()
  }
  return results
}

/** The same for groups of at most `size` items, where it is done for several at once. */
export function mapGroupsInStretches<Item, Result>(
  items: readonly Item[],
  size: number,
  work: (group: Item[]) => Result | Promise<Result>,
): Promise<Result[]> {
  const groups = Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  )
  return mapInStretches(groups, work)
}
