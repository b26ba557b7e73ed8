import { type Tag, toForms } from '../tag.ts'
import { addPhrase, createPhraseTrie, type PhraseTrie } from './phrase-trie.ts'
import { COMMON_PHRASES, SHARED_PHRASES, STOP_PHRASES, toWordList } from './tag-words.ts'
import { joinKeys, type Token, toKey, toTokens } from './tokens.ts'

/** How much one mention says, by how rare a phrase of its length is: index = tokens, the last for all longer ones. */
const WEIGHT_BY_WORDS = [0, 0.8, 1, 1.2] as const
const WEIGHT_BY_CHARACTERS = [0, 0, 0.75, 0.9, 1, 1.2] as const
const WEIGHT_EXACT = 1
/** Up to this a phrase is one plain word, which other subjects have too: pruning, segmentation, 剪枝. */
export const WEIGHT_PLAIN = 0.8
/** What a phrase says that posts on anything hold. */
export const WEIGHT_COMMON = 0.35

/** What an author's tag may carry behind the name of a concept. */
const SUFFIXES =
  /(?:(?: (?:algorithm|method|model|technique|approach|network))|(?: ?(?:算 法|方 法|模 型|技 术|网 络|系 列|相 关|化)))$/

/** The vocabulary, ready to be looked up and to be searched for. */
export interface Concepts {
  /** The tag that a name or alias means, in any spelling; null when the vocabulary does not know it. */
  find(name: string): Tag | null
  get(id: string): Tag | null
  trie: PhraseTrie
}

/** Indexes a vocabulary. Where two tags share a phrase the first has it. */
export function createConcepts(vocabulary: readonly Tag[]): Concepts {
  const byId = new Map(vocabulary.map((tag) => [tag.id, tag]))
  const byKey = toLookup(vocabulary)
  return {
    find: (name) => findByKey(byKey, toKey(name)),
    get: (id) => byId.get(id) ?? null,
    trie: toTrie(vocabulary),
  }
}

/** Every spelling of a name by its key. Looser ones come last: none may hide what another tag is called. */
function toLookup(vocabulary: readonly Tag[]): Map<string, Tag> {
  const byKey = new Map<string, Tag>()
  const add = (key: string, tag: Tag) => {
    if (key !== '' && !byKey.has(key)) byKey.set(key, tag)
  }
  for (const tag of vocabulary) {
    for (const text of [...toPhrases(tag), ...(tag.authorOnly ?? [])]) add(toKey(text), tag)
  }
  for (const tag of vocabulary) {
    for (const text of [tag.id, ...(tag.exact ?? [])]) add(toKey(text), tag)
    for (const text of toPhrases(tag)) add(toKey(text).replace(/ 化$/, ''), tag)
  }
  return byKey
}

function toTrie(vocabulary: readonly Tag[]): PhraseTrie {
  const trie = createPhraseTrie()
  const weigh = createWeighing()
  const shared = toKeys(SHARED_PHRASES)
  for (const tag of vocabulary) {
    const tagId = tag.id
    const { anyCase, ownCase } = toForms(tag)
    for (const text of anyCase) {
      const tokens = toTokens(text)
      const isShared = shared.has(joinKeys(tokens))
      addPhrase(trie, { by: 'key', tokens }, { tagId, text, weight: weigh(tokens), isShared })
    }
    for (const text of ownCase) {
      const tokens = toTokens(text)
      const plain = weigh(tokens)
      const weight = plain > WEIGHT_COMMON ? Math.max(plain, WEIGHT_EXACT) : plain
      const isShared = shared.has(joinKeys(tokens))
      addPhrase(trie, { by: 'form', tokens }, { tagId, text, weight, isShared })
    }
  }
  return trie
}

function findByKey(byKey: ReadonlyMap<string, Tag>, key: string): Tag | null {
  return byKey.get(key) ?? byKey.get(key.replace(SUFFIXES, '')) ?? null
}

function toPhrases(tag: Pick<Tag, 'names' | 'aliases'>): string[] {
  return [tag.names.en, tag.names.zh, ...tag.aliases.en, ...tag.aliases.zh]
}

function createWeighing(): (tokens: readonly Token[]) => number {
  const stop = toKeys(STOP_PHRASES)
  const common = toKeys(COMMON_PHRASES)
  return (tokens) => {
    const key = joinKeys(tokens)
    if (stop.has(key)) return 0
    if (common.has(key)) return WEIGHT_COMMON
    const isCjk = tokens.every((token) => token.key.length === 1 && token.key > '\u3000')
    const weights = isCjk ? WEIGHT_BY_CHARACTERS : WEIGHT_BY_WORDS
    return weights[Math.min(tokens.length, weights.length - 1)] ?? 0
  }
}

function toKeys(list: string): Set<string> {
  return new Set(toWordList(list).map(toKey))
}
