import { MARKS, type Token } from './tokens.ts'

/** A phrase of the vocabulary and the tag it speaks for. */
export interface Phrase {
  tagId: string
  /** As the vocabulary writes it. */
  text: string
  /** How much one mention of it says, 0 to about 1. */
  weight: number
  /** Other trades use it too: alone it says nothing. */
  isShared: boolean
}

/** One step of a trie over tokens. */
interface TrieNode {
  next: Map<string, TrieNode>
  phrase: Phrase | null
}

/** A token that only longer phrases begin with, and one that is a phrase by itself; 0 for all others. */
const STARTS_LONGER = 1
const STARTS_ALONE = 2
const PAIR_MASK = MARKS - 1

/** Phrases by one of the spellings of their tokens. */
interface SpeltTrie {
  by: 'key' | 'form'
  root: TrieNode
  /**
   * By mark: how a phrase may begin with such a token, and by the marks of two tokens whether one may begin with them. Most
   * words of a text begin none, and need not be looked up.
   */
  starts: Uint8Array
  pairs: Uint8Array
}

/** Phrases by their tokens: those met in any case, and those met only as written. */
export interface PhraseTrie {
  byKey: SpeltTrie
  byForm: SpeltTrie
}

/** A phrase found in tokens, and where it ends. */
interface Hit {
  phrase: Phrase
  end: number
}

/** A trie without phrases. */
export function createPhraseTrie(): PhraseTrie {
  return { byKey: createTrie('key'), byForm: createTrie('form') }
}

/** Adds a phrase under its tokens, unless it says nothing; of two with the same tokens the first stays. */
export function addPhrase(trie: SpeltTrie, tokens: readonly Token[], phrase: Phrase): void {
  const [first] = tokens
  if (!first || phrase.weight === 0) return
  noteStart(trie, first, tokens[1])
  let node = trie.root
  for (const token of tokens) {
    let next = node.next.get(spell(token, trie))
    if (!next) {
      next = createNode()
      node.next.set(spell(token, trie), next)
    }
    node = next
  }
  node.phrase ??= phrase
}

/** The phrases in a text from left to right, at each place the longest; found ones do not overlap. */
export function findPhrases({ byKey, byForm }: PhraseTrie, tokens: readonly Token[]): Phrase[] {
  const found: Phrase[] = []
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]
    // Most words begin no phrase of either kind.
    if (!token || (byKey.starts[token.keyMark] === 0 && byForm.starts[token.formMark] === 0)) {
      at += 1
      continue
    }
    const asKey = findLongest(byKey, tokens, at)
    const asForm = findLongest(byForm, tokens, at)
    const hit = asForm && asForm.end >= (asKey?.end ?? 0) ? asForm : asKey
    if (hit) found.push(hit.phrase)
    at = hit?.end ?? at + 1
  }
  return found
}

function noteStart(trie: SpeltTrie, first: Token, second: Token | undefined): void {
  const mark = toMark(first, trie)
  if (second) trie.pairs[toPair(mark, toMark(second, trie))] = 1
  trie.starts[mark] = Math.max(trie.starts[mark] ?? 0, second ? STARTS_LONGER : STARTS_ALONE)
}

/** Whether a phrase may begin at a place; a few are said to that do not. */
function mayStart(trie: SpeltTrie, tokens: readonly Token[], at: number): boolean {
  const first = tokens[at]
  const mark = first ? toMark(first, trie) : 0
  const start = trie.starts[mark] ?? 0
  if (!first || start !== STARTS_LONGER) return start === STARTS_ALONE
  const second = at + 1 < tokens.length ? tokens[at + 1] : undefined
  return second !== undefined && trie.pairs[toPair(mark, toMark(second, trie))] === 1
}

function findLongest(trie: SpeltTrie, tokens: readonly Token[], start: number): Hit | null {
  if (!mayStart(trie, tokens, start)) return null
  let node: TrieNode = trie.root
  let hit: Hit | null = null
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at]
    const next = token && node.next.get(spell(token, trie))
    if (!next) break
    node = next
    if (node.phrase) hit = { phrase: node.phrase, end: at + 1 }
  }
  return hit
}

function spell({ key, form }: Token, { by }: SpeltTrie): string {
  return by === 'key' ? key : form
}

function toMark({ keyMark, formMark }: Token, { by }: SpeltTrie): number {
  return by === 'key' ? keyMark : formMark
}

function toPair(first: number, second: number): number {
  return (Math.imul(first, 31) + second) & PAIR_MASK
}

function createTrie(by: SpeltTrie['by']): SpeltTrie {
  return { by, root: createNode(), starts: new Uint8Array(MARKS), pairs: new Uint8Array(MARKS) }
}

function createNode(): TrieNode {
  return { next: new Map(), phrase: null }
}
