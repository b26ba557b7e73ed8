/** Buckets that numbers are put into, and how many numbers at most: a bucket of many is slow to sort. */
const BUCKETS = 512
const NUMBERS_MAX = 1024
const starts = new Uint16Array(BUCKETS + 1)

/** Evenly spread numbers from 0 to `max` in ascending order: as few meet in a bucket, each nearly stands once it is in its own. */
export function sortEven(numbers: Uint32Array, max: number): Uint32Array {
  if (numbers.length > NUMBERS_MAX) return numbers.slice().sort()
  const sorted = toBuckets(numbers, BUCKETS / (max + 1))
  for (let at = 1; at < sorted.length; at++) {
    const number = sorted[at] ?? 0
    let place = at
    for (; place > 0 && (sorted[place - 1] ?? 0) > number; place--) sorted[place] = sorted[place - 1] ?? 0
    sorted[place] = number
  }
  return sorted
}

/** Numbers bucket by bucket, of which there are `scale` to a number. */
function toBuckets(numbers: Uint32Array, scale: number): Uint32Array {
  starts.fill(0)
  for (let at = 0; at < numbers.length; at++) {
    const next = Math.floor((numbers[at] ?? 0) * scale) + 1
    starts[next] = (starts[next] ?? 0) + 1
  }
  for (let bucket = 1; bucket < BUCKETS; bucket++)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0)
  const sorted = new Uint32Array(numbers.length)
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] ?? 0
    const bucket = Math.floor(number * scale)
    const place = starts[bucket] ?? 0
    sorted[place] = number
    starts[bucket] = place + 1
  }
  return sorted
}
