import { describe, expect, it } from 'vitest'
import { CARRIERS, toAttackPage } from '../testing/attack-feeds.ts'
import { ATTACKS } from '../testing/attacks/attacks.ts'
import { toTestDocument } from '../testing/documents.ts'
import { toTestSource } from '../testing/entries.ts'
import { findDanger, findTextDanger, isPublicAddress } from '../testing/find-danger.ts'
import { createReader } from './read.ts'
import type { ReadPost } from './readings.ts'
import { FIELD_LIMITS } from './to-draft.ts'

const SNIPPET_CHARACTERS_MAX = 2_000
const TAG_CHARACTERS_MAX = 64
const TYPE_CHARACTERS_MAX = 100
const reader = createReader([])
const source = toTestSource({ tags: [] })
const kinds = Object.keys(ATTACKS)

/** What of a post as it would be stored is not fit to be served; `field: what`. */
function findFaults(post: ReadPost): string[] {
  const { titleCharacters, authorCharacters, categoryCharacters } = FIELD_LIMITS
  const texts: [string, string, number][] = [
    ['title', post.title, titleCharacters],
    ['snippet', post.snippet, SNIPPET_CHARACTERS_MAX],
    ['language', post.language ?? '', TAG_CHARACTERS_MAX],
    ...post.authors.map((text): [string, string, number] => ['author', text, authorCharacters]),
    ...post.categories.map((text): [string, string, number] => ['category', text, categoryCharacters]),
    ...post.tags.map(({ name }): [string, string, number] => ['tag', name, TAG_CHARACTERS_MAX]),
    ...post.enclosures.map(({ type }): [string, string, number] => ['type', type ?? '', TYPE_CHARACTERS_MAX]),
  ]
  const addresses = [
    ...[post.url, post.image ?? post.url, ...post.enclosures.map(({ url }) => url)],
    ...post.papers.map(({ url }) => url),
    ...(post.canonicalUrl.startsWith('tag:') ? [] : [post.canonicalUrl]),
  ]
  return [
    ...texts.flatMap(([field, text, max]) => findTextDanger(text, max).map((what) => `${field}: ${what}`)),
    ...addresses.filter((address) => !isPublicAddress(address)).map((address) => `address: ${address}`),
    ...post.tags.filter(({ id }) => !/^[\p{L}\p{N}\p{M}-]+$/u.test(id)).map(({ id }) => `tag id: ${id}`),
    ...post.enclosures
      .filter(({ type }) => type !== null && !/^[\w.+-]+\/[\w.+-]+(?:; ?[\w=."+-]+)*$/.test(type))
      .map(({ type }) => `type: ${type}`),
    ...findDanger(post.contentHtml).map((what) => `content: ${what}`),
    ...findDanger(post.snippetHtml).map((what) => `snippet: ${what}`),
    ...(/[^\P{Cc}\n\t]|[\u202d\u202e]/u.test(post.contentText) ? ['text: a control character'] : []),
    ...(/[^\P{Cc}\n\t]|[\u202d\u202e]/u.test(post.contentHtml) ? ['content: a control character'] : []),
    ...(post.title === '' ? ['title: none'] : []),
    ...(post.authors.length > FIELD_LIMITS.authors ? ['too many authors'] : []),
    ...(post.categories.length > FIELD_LIMITS.categories ? ['too many categories'] : []),
  ]
}

async function readPosts(text: string): Promise<ReadPost[]> {
  const result = await reader.readFeed({ document: toTestDocument(text), source, known: new Map() })
  return 'reading' in result ? result.reading.items.map(({ post }) => post) : []
}

async function readPage(html: string): Promise<ReadPost[]> {
  const document = toTestDocument(html, { url: 'https://signal.example/post' })
  const result = await reader.readArticle({ document, source, item: null })
  return 'reading' in result ? [result.reading.post] : []
}

/** Attacks whose posts have faults, with them. */
async function findFaulty(kind: string, read: (attack: string) => Promise<ReadPost[]>) {
  const faulty: { attack: string; faults: string[] }[] = []
  for (const attack of ATTACKS[kind] ?? []) {
    const faults = (await read(attack)).flatMap(findFaults)
    if (faults.length > 0) faulty.push({ attack: attack.slice(0, 300), faults: faults.slice(0, 6) })
  }
  return faulty
}

describe.each(Object.entries(CARRIERS))(
  'an attack in every field of %s is stored as nothing that runs',
  (_, toFeed) => {
    it.each(kinds)('%s', async (kind) => {
      expect(await findFaulty(kind, (attack) => readPosts(toFeed(attack)))).toEqual([])
    })
  },
)

describe('an attack in a page is stored as nothing that runs', () => {
  it.each(kinds)('%s', async (kind) => {
    expect(await findFaulty(kind, (attack) => readPage(toAttackPage(attack)))).toEqual([])
  })
})

describe('the attacks', () => {
  it('are many, and each its own', () => {
    const all = Object.values(ATTACKS).flat()
    expect(all.length).toBeGreaterThan(600)
    expect(new Set(all).size).toBe(all.length)
  })

  it('reach their fields: most feeds that carry them are read', async () => {
    const attacks = Object.values(ATTACKS).flat()
    for (const [name, toFeed] of Object.entries(CARRIERS)) {
      const read = await Promise.all(attacks.map((attack) => readPosts(toFeed(attack))))
      const share = read.filter((posts) => posts.length > 0).length / attacks.length
      expect(share, name).toBeGreaterThan(0.9)
    }
  })
})
