import { type Failure, toFailure } from '../failure.ts'

/** What was read where it has as many posts as its source expects; else the Failure that says how many it has. */
export function checkCount<T>(
  reading: T,
  count: number,
  minItems: number,
): { reading: T } | { failure: Failure } {
  if (count >= minItems) return { reading }
  const what = `Posts found: ${count}; the source expects at least ${minItems}. The document may have changed.`
  return { failure: toFailure('too-few-items', what) }
}
