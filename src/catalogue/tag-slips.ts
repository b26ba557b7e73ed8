import { findClosest } from './find-closest.ts'
import { expected, type Path, type Site, type Slip } from './shape.ts'
import { type LooseTag, toAliasKey } from './vocabulary.ts'

/** The stanzas of a file, at their positions; undefined where one is not even a mapping. */
type Tags = readonly (LooseTag | undefined)[]

/** Slips that show only when all tags are seen together: words that mean two concepts, and parents that lead nowhere. */
export function findTagSlips(tags: Tags): Slip[] {
  const site: Site = { path: [], slips: [] }
  noteClashes(tags, site)
  noteUnknownParents(tags, site)
  noteCircles(tags, site)
  return site.slips
}

interface Claim {
  word: string
  path: Path
  owner: string
}

function noteClashes(tags: Tags, site: Site): void {
  const anyCase = new Map<string, Claim>()
  const ownCase = new Map<string, Claim>()
  const note = (claim: Claim, earlier: Claim | undefined) => {
    if (!earlier || earlier.owner === claim.owner) return
    expected(
      { ...site, path: claim.path },
      `a word that is not one of \`${earlier.owner}\` already`,
      claim.word,
    )
  }
  for (const [index, tag] of tags.entries()) {
    for (const claim of tag ? toClaims(tag, index) : []) {
      const key = toAliasKey(claim.word)
      note(claim, anyCase.get(key))
      if (!anyCase.has(key)) anyCase.set(key, claim)
    }
  }
  for (const [index, tag] of tags.entries()) {
    for (const [position, word] of (tag?.exact ?? []).entries()) {
      const claim = { word, path: [index, 'exact', position], owner: toOwner(tag, index) }
      const key = word.normalize('NFKC')
      note(claim, ownCase.get(key) ?? anyCase.get(toAliasKey(word)))
      if (!ownCase.has(key)) ownCase.set(key, claim)
    }
  }
}

/** Everything that means this concept whatever its case: as `toForms`, with where each word stands. */
function toClaims(tag: LooseTag, index: number): Claim[] {
  const owner = toOwner(tag, index)
  const { names = {}, aliases: words = {}, exact = [], authorOnly = [] } = tag
  const ofNames = Object.entries(names).map(([language, word]) => ({
    word,
    path: [index, 'names', language],
    owner,
  }))
  const ofAliases = Object.entries(words).flatMap(([language, phrases]) =>
    phrases.map((word, position) => ({ word, path: [index, 'aliases', language, position], owner })),
  )
  const ofAuthors = authorOnly.map((word, position) => ({
    word,
    path: [index, 'authorOnly', position],
    owner,
  }))
  return [...ofNames, ...ofAliases, ...ofAuthors].filter(({ word }) => !exact.includes(word))
}

function toOwner(tag: LooseTag | undefined, index: number): string {
  return tag?.id ?? `tag ${index + 1}`
}

function noteUnknownParents(tags: Tags, site: Site): void {
  const ids = tags.flatMap((tag) => tag?.id ?? [])
  const known = new Set(ids)
  for (const [index, tag] of tags.entries()) {
    if (!tag?.parent || known.has(tag.parent)) continue
    const near = findClosest(tag.parent, ids)
    const what = `the id of a tag${near ? ` (did you mean \`${near}\`?)` : ''}`
    expected({ ...site, path: [index, 'parent'] }, what, tag.parent)
  }
}

/** Each circle is told once, at its first member in the file. */
function noteCircles(tags: Tags, site: Site): void {
  const parents = new Map(tags.map((tag) => [tag?.id, tag?.parent]))
  const told = new Set<string>()
  for (const [index, tag] of tags.entries()) {
    const circle = tag?.id && !told.has(tag.id) ? findCircle(tag.id, parents) : null
    if (!circle) continue
    for (const id of circle) told.add(id)
    const what = `a parent that is not below this tag (${[...circle, circle[0]].join(' < ')})`
    expected({ ...site, path: [index, 'parent'] }, what, tag?.parent)
  }
}

/** The ids from `start` upwards and back to it; null when they end, or run into a circle that `start` is no part of. */
function findCircle(
  start: string,
  parents: ReadonlyMap<string | undefined, string | undefined>,
): string[] | null {
  const seen = [start]
  for (let id = parents.get(start); id !== undefined; id = parents.get(id)) {
    if (id === start) return seen
    if (seen.includes(id)) return null
    seen.push(id)
  }
  return null
}
