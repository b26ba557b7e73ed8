import type { Tokens } from './tokens.ts'

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
export interface TrieNode {
  next: Map<string, TrieNode>
  phrase: Phrase | null
}

/** Phrases by their tokens: those met in any case, and those met only as written. */
export interface PhraseTrie {
  byKey: TrieNode
  byForm: TrieNode
}

/** A phrase found in tokens, and where it ends. */
interface Hit {
  phrase: Phrase
  end: number
}

export function createPhraseTrie(): PhraseTrie {
  return { byKey: createNode(), byForm: createNode() }
}

/** Adds a phrase under its tokens, unless it says nothing; of two with the same tokens the first stays. */
export function addPhrase(root: TrieNode, tokens: readonly string[], phrase: Phrase): void {
  if (tokens.length === 0 || phrase.weight === 0) return
  let node = root
  for (const token of tokens) {
    let next = node.next.get(token)
    if (!next) {
      next = createNode()
      node.next.set(token, next)
    }
    node = next
  }
  node.phrase ??= phrase
}

/** The phrases in a text from left to right, at each place the longest; found ones do not overlap. */
export function findPhrases(trie: PhraseTrie, { keys, forms }: Tokens): Phrase[] {
  const found: Phrase[] = []
  for (let at = 0; at < keys.length; ) {
    const byKey = findLongest(trie.byKey, keys, at)
    const byForm = findLongest(trie.byForm, forms, at)
    const hit = byForm && byForm.end >= (byKey?.end ?? 0) ? byForm : byKey
    if (hit) found.push(hit.phrase)
    at = hit?.end ?? at + 1
  }
  return found
}

function findLongest(root: TrieNode, tokens: readonly string[], start: number): Hit | null {
  let node: TrieNode | undefined = root
  let hit: Hit | null = null
  for (let at = start; at < tokens.length; at++) {
    node = node.next.get(tokens[at] ?? '')
    if (!node) break
    if (node.phrase) hit = { phrase: node.phrase, end: at + 1 }
  }
  return hit
}

function createNode(): TrieNode {
  return { next: new Map(), phrase: null }
}
