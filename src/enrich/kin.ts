/** What two posts may have in common: the id of a tag, the key of a paper. */
export type Trait = string

export interface Kindred {
  key: number
  /** The sum of what the traits in common are worth: the rarer a trait, the more. */
  score: number
}

/** Posts by their traits. Keys are integers of the caller's choice, of newer posts larger ones as a rule. */
export interface Kin {
  /** Adds a post, or replaces its traits. Of too many, the one added first goes. */
  add(key: number, traits: readonly Trait[]): void
  remove(key: number): void
  /** Up to `limit` posts that have most in common with one of these traits, the nearest first. */
  find(traits: readonly Trait[], limit: number): Kindred[]
}

/** Newest stories that an arriving post may be related to. */
export const KIN_MAX = 20_000
/** Posts of one trait that are looked at, those added last: a trait that every post has must not make a question slow. */
const LOOKED_AT_MAX = 64
/** Posts kept of one trait: room for some that were removed. */
const KEPT_MAX = 4 * LOOKED_AT_MAX

interface Post {
  key: number
  traits: readonly Trait[]
  isRemoved: boolean
  /** The last question that met this post, and what they have in common. */
  question: number
  score: number
}

/** An empty in-memory index of at most `limit` posts; some 100 bytes a post and trait. */
export function createKin(limit = KIN_MAX): Kin {
  const posts = new Map<number, Post>()
  // Goes on where it stopped: a walk from the start would pass over all that was removed.
  const oldest = posts.keys()
  const having = new Map<Trait, { last: Post[]; count: number }>()
  let question = 0

  function remove(key: number): void {
    const post = posts.get(key)
    if (!post) return
    post.isRemoved = true
    posts.delete(key)
    for (const trait of post.traits) {
      const those = having.get(trait)
      if (those && --those.count === 0) having.delete(trait)
    }
  }

  function add(key: number, traits: readonly Trait[]): void {
    remove(key)
    const post = { key, traits: [...new Set(traits)], isRemoved: false, question: 0, score: 0 }
    posts.set(key, post)
    if (posts.size > limit) remove(oldest.next().value as number)
    for (const trait of post.traits) {
      const those = having.get(trait) ?? { last: [], count: 0 }
      having.set(trait, those)
      those.count++
      those.last.push(post)
      if (those.last.length > KEPT_MAX) those.last = those.last.slice(-KEPT_MAX / 2)
    }
  }

  function find(traits: readonly Trait[], limit: number): Kindred[] {
    const met: Post[] = []
    question++
    for (const trait of new Set(traits)) {
      const { last = [], count = 0 } = having.get(trait) ?? {}
      const worth = Math.log((posts.size + 1) / (count + 1))
      if (worth > 0) meet(last, { worth, question }, met)
    }
    return takeBest(met, limit)
  }

  return { add, remove, find }
}

/** Adds what a trait is worth to the posts that have it; those that the question had not met before join `met`. */
function meet(
  last: readonly Post[],
  { worth, question }: { worth: number; question: number },
  met: Post[],
): void {
  let looks = LOOKED_AT_MAX
  for (let at = last.length - 1; at >= 0 && looks > 0; at--) {
    const post = last[at] as Post
    if (post.isRemoved) continue
    looks--
    if (post.question !== question) {
      post.question = question
      post.score = 0
      met.push(post)
    }
    post.score += worth
  }
}

/** The nearest few of many, without sorting all. */
export function takeBest(posts: readonly Kindred[], limit: number): Kindred[] {
  const best: Kindred[] = []
  for (const post of posts) {
    let at = best.length
    for (; at > 0 && isNearer(post, best[at - 1] as Kindred); at--) {
      if (at < limit) best[at] = best[at - 1] as Kindred
    }
    if (at < limit) best[at] = post
  }
  return best.map(({ key, score }) => ({ key, score }))
}

function isNearer(a: Kindred, b: Kindred): boolean {
  return a.score > b.score || (a.score === b.score && a.key > b.key)
}
