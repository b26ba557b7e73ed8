/** What two posts may have in common: the id of a tag, the key of a paper. */
export type Trait = string

export interface Kindred {
  key: number
  /** The sum of what the traits in common are worth: the rarer a trait, the more. */
  score: number
}

/** Posts by their traits. Keys are integers of the caller's choice, of newer posts larger ones as a rule. */
export interface Kin {
  /** Adds a post, or replaces its traits. */
  add(key: number, traits: readonly Trait[]): void
  remove(key: number): void
  /** Up to `limit` posts that have most in common with one of these traits, the nearest first. */
  find(traits: readonly Trait[], limit: number): Kindred[]
}

/** Posts of one trait that are looked at, those added last: a trait that every post has must not make a question slow. */
const LOOKED_AT_MAX = 64
/** Posts kept of one trait: room for some that were removed. */
const KEPT_MAX = 4 * LOOKED_AT_MAX

/** An empty in-memory index; some 100 bytes a post and trait. */
export function createKin(): Kin {
  const traitsOf = new Map<number, readonly Trait[]>()
  const posts = new Map<Trait, { keys: number[]; count: number }>()

  function remove(key: number): void {
    for (const trait of traitsOf.get(key) ?? []) {
      const having = posts.get(trait)
      if (having) having.count--
    }
    traitsOf.delete(key)
  }

  function add(key: number, traits: readonly Trait[]): void {
    remove(key)
    const distinct = [...new Set(traits)]
    traitsOf.set(key, distinct)
    for (const trait of distinct) {
      const having = posts.get(trait) ?? { keys: [], count: 0 }
      posts.set(trait, having)
      having.count++
      having.keys.push(key)
      if (having.keys.length > KEPT_MAX) having.keys = having.keys.slice(-KEPT_MAX / 2)
    }
  }

  function find(traits: readonly Trait[], limit: number): Kindred[] {
    const scores = new Map<number, number>()
    for (const trait of new Set(traits)) {
      const { keys = [], count = 0 } = posts.get(trait) ?? {}
      const worth = Math.log((traitsOf.size + 1) / (count + 1))
      for (const key of new Set(keys.slice(-LOOKED_AT_MAX))) {
        if (traitsOf.get(key)?.includes(trait)) scores.set(key, (scores.get(key) ?? 0) + worth)
      }
    }
    const kindred = [...scores].map(([key, score]) => ({ key, score }))
    return kindred
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || b.key - a.key)
      .slice(0, limit)
  }

  return { add, remove, find }
}
