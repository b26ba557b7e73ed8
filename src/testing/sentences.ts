const WORDS =
  `gradient loss step model layer weight training data batch noise signal sample token attention head kernel
  matrix vector norm bias variance learning rate momentum update descent curve valley minimum plateau regularisation dropout
  width depth network feature label error metric score rank search index query answer question memory cache speed
  latency throughput cluster worker server client policy reward agent state action planner graph node edge tree forest
  boosting margin support hinge logistic softmax entropy divergence prior posterior evidence likelihood inference`.split(
    /\s+/,
  )
const STARTS =
  'Here we see|It turns out|Nobody expected|In practice|On paper|After a week|For small runs|At scale'.split(
    '|',
  )

/** A number in [0, 1) after another, the same for each seed (SplitMix32: Steele, Lea, Flood 2014, with 32 bits). */
export function createChance(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x85ebca6b)
  return () => {
    state = (state + 0x9e3779b9) | 0
    let bits = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97)
    return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32
  }
}

/** English sentences of 8 to 19 words of the field, other ones for each seed. */
export function toSentences({ count, seed }: { count: number; seed: number }): string[] {
  const chance = createChance(seed)
  const pick = (words: readonly string[]) => words[Math.floor(chance() * words.length)] ?? ''
  return Array.from({ length: count }, () => {
    const length = 6 + Math.floor(chance() * 12)
    return `${pick(STARTS)} ${Array.from({ length }, () => pick(WORDS)).join(' ')}.`
  })
}
