import type { Crawler } from './crawler.ts'

/** Takes entries that are not in the store, or no longer, out of what arriving ones are compared with. */
export function forget(
  { neighbours, kin }: Pick<Crawler, 'neighbours' | 'kin'>,
  keys: readonly number[],
): void {
  for (const key of keys) {
    neighbours.remove(key)
    kin.remove(key)
  }
}
