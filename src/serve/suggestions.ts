import { toFieldPattern } from '../search/fields.ts'
import { toPlainSigns } from '../search/groups.ts'
import type { Reads } from '../store/reads.ts'
import type { Tag } from '../tag.ts'
import { fold, toNamedTags } from './nearest-tags.ts'

/** Of each kind, the most that are offered. */
const OFFERED_MAX = 6
/** Tags that are looked through: the most used ones. */
const INDEXED_TAGS_MAX = 5000
/** How old the index may be when the data has moved, ms. */
const INDEX_AGE_MS = 10_000
/** A sign of Han, kana or hangul is a word already; of other scripts one letter says little. */
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** The last term of a search: a phrase, closed or still open, or a word. */
const NAMED = `(?:${toFieldPattern('tag')}|${toFieldPattern('source')})?`
const LAST_TERM = new RegExp(String.raw`(?:^|\s)\(*-?\(*${NAMED}(?:"([^"]*)"?|(\S*))$`, 'i')

/** Tags and sources that go by what was typed; `name` is in the language asked for. */
export interface Suggestions {
  tags: { id: string; name: string; count: number }[]
  sources: { id: string; title: string; entryCount: number }[]
}

/** Answers what to offer for a text typed so far. */
export type Suggest = (typed: string, language: 'en' | 'zh') => Promise<Suggestions>

/** Something to offer, with all the words it goes by, folded. */
interface Indexed<Item> {
  item: Item
  words: readonly string[]
  count: number
}

type IndexedTag = Indexed<{ id: string; names: Record<'en' | 'zh', string>; count: number }>
type IndexedSource = Indexed<Suggestions['sources'][number]>

export interface SuggestOptions {
  reads: Pick<Reads, 'listTagCounts' | 'listSources' | 'findVersion'>
  tags: readonly Tag[]
  now: () => number
}

/** Makes the function that suggests tags and sources. It keeps their names at hand, for a while after the data has moved. */
export function createSuggest({ reads, tags, now }: SuggestOptions): Suggest {
  let index: { tags: IndexedTag[]; sources: IndexedSource[] } | null = null
  let version = -1
  let madeAt = 0

  const findIndex = async () => {
    const current = await reads.findVersion()
    if (index && (current.version === version || now() - madeAt < INDEX_AGE_MS)) return index
    const [counts, sources] = await Promise.all([reads.listTagCounts(), reads.listSources()])
    version = current.version
    madeAt = now()
    index = { tags: indexTags(tags, counts), sources: sources.map(indexSource) }
    return index
  }

  return async (typed, language) => {
    const known = await findIndex()
    return {
      tags: findWithin(typed, known.tags).map(({ id, names, count }) => ({
        id,
        name: names[language],
        count,
      })),
      sources: findWithin(typed, known.sources),
    }
  }
}

/** The language whose names suit a text: Chinese where it has signs of Han. */
export function toNameLanguage(typed: string): 'en' | 'zh' {
  return /\p{Script=Han}/u.test(typed) ? 'zh' : 'en'
}

function indexTags(
  vocabulary: readonly Tag[],
  counts: readonly { id: string; name: string; count: number }[],
): IndexedTag[] {
  const used = counts.slice(0, INDEXED_TAGS_MAX)
  const numbers = new Map(used.map(({ id, count }) => [id, count]))
  const chinese = new Map(toNamedTags(vocabulary, used, 'zh').map(({ id, name }) => [id, name]))
  return toNamedTags(vocabulary, used, 'en').flatMap(({ id, name, words }) => {
    const count = numbers.get(id)
    if (count === undefined) return []
    const names = { en: name, zh: chinese.get(id) ?? name }
    return [{ item: { id, names, count }, words: words.map(fold), count }]
  })
}

function indexSource({ id, title, entryCount }: Suggestions['sources'][number]): IndexedSource {
  return { item: { id, title, entryCount }, words: [fold(title), fold(id)], count: entryCount }
}

/** What goes by the whole text, else by its last word; beginnings before middles, then by count. */
function findWithin<Item>(typed: string, indexed: readonly Indexed<Item>[]): Item[] {
  for (const wanted of toWanted(typed)) {
    const found = indexed
      .map((each) => ({ ...each, rank: Math.min(...each.words.map((word) => toRank(wanted, word))) }))
      .filter(({ rank }) => rank < NOWHERE)
      .sort((a, b) => a.rank - b.rank || b.count - a.count)
    if (found.length > 0) return found.slice(0, OFFERED_MAX).map(({ item }) => item)
  }
  return []
}

/** The text, then its last term alone, without the signs of the search language: `rl -tag:"deep l` is also `deep l`. */
function toWanted(typed: string): string[] {
  const [, phrase, word] = LAST_TERM.exec(toPlainSigns(typed.trimEnd())) ?? []
  return [typed, phrase ?? word ?? ''].map(fold).filter((each) => each !== '')
}

const NOWHERE = 3

/** 0: the name begins so; 1: a word of it does; 2: it stands within; NOWHERE. */
function toRank(wanted: string, word: string): number {
  const at = word.indexOf(wanted)
  if (at <= 0) return at === 0 ? 0 : NOWHERE
  if (word.includes(` ${wanted}`)) return 1
  return wanted.length > 1 || IDEOGRAPH.test(wanted) ? 2 : NOWHERE
}
