import type { Token } from './tokens.ts'

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

/** Phrases by their tokens: those met in any case, and those met only as written. */
export interface PhraseTrie {
  byKey: TrieNode
  byForm: TrieNode
  /** By mark: 1 where a phrase begins with such a token. Most words of a text begin none, and need not be looked up. */
  starts: Uint8Array
}

/** A phrase found in tokens, and where it ends. */
interface Hit {
  phrase: Phrase
  end: number
}

export function createPhraseTrie(): PhraseTrie {
  return { byKey: createNode(), byForm: createNode(), starts: new Uint8Array(0x1_0000) }
}

/** Adds a phrase under its tokens, by key or by form, unless it says nothing; of two with the same tokens the first stays. */
export function addPhrase(
  trie: PhraseTrie,
  tokens: readonly Token[],
  { phrase, by }: { phrase: Phrase; by: 'key' | 'form' },
): void {
  const [first] = tokens
  if (!first || phrase.weight === 0) return
  trie.starts[first.mark] = 1
  let node = by === 'key' ? trie.byKey : trie.byForm
  for (const token of tokens) {
    let next = node.next.get(token[by])
    if (!next) {
      next = createNode()
      node.next.set(token[by], next)
    }
    node = next
  }
  node.phrase ??= phrase
}

/** The phrases in a text from left to right, at each place the longest; found ones do not overlap. */
export function findPhrases(trie: PhraseTrie, tokens: readonly Token[]): Phrase[] {
  const found: Phrase[] = []
  for (let at = 0; at < tokens.length; ) {
    const hit = trie.starts[tokens[at]?.mark ?? 0] === 1 ? findAt(trie, tokens, at) : null
    if (hit) found.push(hit.phrase)
    at = hit?.end ?? at + 1
  }
  return found
}

function findAt({ byKey, byForm }: PhraseTrie, tokens: readonly Token[], at: number): Hit | null {
  const asKey = findLongest({ root: byKey, by: 'key' }, tokens, at)
  const asForm = findLongest({ root: byForm, by: 'form' }, tokens, at)
  return asForm && asForm.end >= (asKey?.end ?? 0) ? asForm : asKey
}

function findLongest(
  { root, by }: { root: TrieNode; by: 'key' | 'form' },
  tokens: readonly Token[],
  start: number,
): Hit | null {
  let node: TrieNode | undefined = root
  let hit: Hit | null = null
  for (let at = start; at < tokens.length; at++) {
    node = node.next.get(tokens[at]?.[by] ?? '')
    if (!node) break
    if (node.phrase) hit = { phrase: node.phrase, end: at + 1 }
  }
  return hit
}

function createNode(): TrieNode {
  return { next: new Map(), phrase: null }
}
