import { type Kin, type Kindred, takeBest } from '../enrich/kin.ts'
import type { Neighbour } from '../enrich/neighbours.ts'
import type { Entry } from '../entry.ts'
import { toPaperKey } from '../paper.ts'
import type { EntryToSave } from '../store/writes.ts'

/** Related posts kept of each one; readers are shown these and the later ones that name it as theirs. */
const RELATED_MAX = 6
/** A post that names more papers has a bibliography: it is about none of them. */
const PAPERS_MAX = 12
/** Texts that share this much have something in common, though they are not one story. */
const LIKENESS_MIN = 0.1
/** What equal texts would add to what two posts have in common: as much as several rare tags. */
const LIKENESS_WORTH = 20

/**
 * Finds for each arriving entry that leads its story the stored posts that have most in common with it: tags and papers,
 * the rarer the more, and text. Later ones relate to it in their turn. Kin knows the arriving entries from here on.
 * @param near stored posts of similar text, by key of the arriving one
 */
export function relateEntries(
  kin: Kin,
  arrivals: readonly EntryToSave[],
  near: ReadonlyMap<number, readonly Neighbour[]>,
): EntryToSave[] {
  return arrivals.map((arrival) => {
    const { key, oldKey, entry } = arrival
    if (oldKey !== null) kin.remove(oldKey)
    if (!arrival.place.isLead) return arrival
    const traits = listTraits(entry)
    const alike = addUp(kin.find(traits, 2 * RELATED_MAX), near.get(key) ?? [])
    kin.add(key, traits)
    const others = alike.filter((one) => one.key !== key)
    return { ...arrival, related: takeBest(others, RELATED_MAX) }
  })
}

/** What an entry may have in common with others. */
function listTraits({ tags, papers }: Pick<Entry, 'tags' | 'papers'>): string[] {
  const subjects = papers.length > PAPERS_MAX ? [] : papers.map(toPaperKey)
  return [...tags.map(({ id }) => id), ...subjects]
}

/** All of them, what was found in two ways counting twice. */
function addUp(kindred: readonly Kindred[], near: readonly Neighbour[]): Kindred[] {
  const all = [...kindred]
  for (const { key, similarity } of near) {
    if (similarity < LIKENESS_MIN) continue
    const score = similarity * LIKENESS_WORTH
    const at = kindred.findIndex((one) => one.key === key)
    const kin = kindred[at]
    if (kin) all[at] = { key, score: kin.score + score }
    else all.push({ key, score })
  }
  return all
}
