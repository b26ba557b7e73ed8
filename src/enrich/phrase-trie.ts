import { MARKS, type TokenScan, toMark } from './scan-tokens.ts'
import { listSpellings, type Token } from './tokens.ts'
import { addWordId, createWordIds, readWordId, type WordIds } from './word-ids.ts'

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

/** One step of a trie over the ids of tokens. */
interface TrieNode {
  next: Map<number, TrieNode>
  phrase: Phrase | null
}

/** Phrases by one of the spellings of their tokens. */
interface SpeltTrie {
  ids: WordIds
  root: TrieNode
}

/** Phrases by their tokens: those met in any case, and those met only as written. */
export interface PhraseTrie {
  byKey: SpeltTrie
  byForm: SpeltTrie
  /**
   * By mark: how phrases may begin with such a token, and by the marks of two tokens whether one may begin with them. Most
   * words of a text begin none, and need not be looked up.
   */
  starts: Uint8Array
  pairs: Uint32Array
}

/** How phrases begin with a token of a mark: longer ones, one that it is by itself, those by their form; 0 for most. */
const LONGER = 1
const ALONE = 2
const BY_FORM = 4
/** The marks of two tokens are noted as one of so many bits, which keeps most apart. */
const PAIR_BITS = 0x10_0000

/** A phrase found in tokens, and where it ends. */
interface Hit {
  phrase: Phrase
  end: number
}

/** A trie without phrases. */
export function createPhraseTrie(): PhraseTrie {
  return {
    byKey: { ids: createWordIds('key'), root: createNode() },
    byForm: { ids: createWordIds('form'), root: createNode() },
    starts: new Uint8Array(MARKS),
    pairs: new Uint32Array(PAIR_BITS / 32),
  }
}

/** Adds a phrase under the keys or forms of its tokens, unless it says nothing; of two with the same ones the first stays. */
export function addPhrase(
  trie: PhraseTrie,
  { by, tokens }: { by: 'key' | 'form'; tokens: readonly Token[] },
  phrase: Phrase,
): void {
  if (tokens.length === 0 || phrase.weight === 0) return
  const spellings = tokens.map((token) => token[by])
  noteStart(trie, spellings, by === 'form' ? BY_FORM : 0)
  const { ids, root } = by === 'key' ? trie.byKey : trie.byForm
  let node = root
  for (const spelling of spellings) {
    const id = addWordId(ids, spelling, toMark(spelling))
    let next = node.next.get(id)
    if (!next) {
      next = createNode()
      node.next.set(id, next)
    }
    node = next
  }
  node.phrase ??= phrase
}

/** The phrases in a text from left to right, at each place the longest; found ones do not overlap. */
export function findPhrases(trie: PhraseTrie, scan: TokenScan): Phrase[] {
  const found: Phrase[] = []
  for (let at = 0; at < scan.count; ) {
    const start = trie.starts[scan.marks[at] ?? 0] ?? 0
    const mayBegin = start !== 0 && ((start & ALONE) !== 0 || mayGoOn(trie, scan, at))
    const hit = mayBegin ? findLongest(trie, scan, at) : null
    if (hit) found.push(hit.phrase)
    at = hit?.end ?? at + 1
  }
  return found
}

function noteStart(
  { starts, pairs }: PhraseTrie,
  [first = '', second]: readonly string[],
  how: number,
): void {
  for (const mark of listMarks(first)) {
    starts[mark] = (starts[mark] ?? 0) | how | (second === undefined ? ALONE : LONGER)
    for (const next of second === undefined ? [] : listMarks(second)) {
      const pair = toPair(mark, next)
      pairs[pair >>> 5] = (pairs[pair >>> 5] ?? 0) | (1 << pair)
    }
  }
}

/** The marks of all words in texts that have a key or form. */
function listMarks(spelling: string): Set<number> {
  return new Set(listSpellings(spelling).map(toMark))
}

/** Whether a longer phrase may begin with a token and the one behind it; a few are said to that do not. */
function mayGoOn({ pairs }: PhraseTrie, { marks, count }: TokenScan, at: number): boolean {
  if (at + 1 >= count) return false
  const pair = toPair(marks[at] ?? 0, marks[at + 1] ?? 0)
  return (((pairs[pair >>> 5] ?? 0) >>> pair) & 1) === 1
}

function findLongest(trie: PhraseTrie, scan: TokenScan, start: number): Hit | null {
  const stretch = { start, end: mayGoOn(trie, scan, start) ? scan.count : start + 1 }
  const asKey = walk(trie.byKey, scan, stretch)
  if (((trie.starts[scan.marks[start] ?? 0] ?? 0) & BY_FORM) === 0) return asKey
  const asForm = walk(trie.byForm, scan, stretch)
  return asForm && asForm.end >= (asKey?.end ?? 0) ? asForm : asKey
}

function walk(
  { ids, root }: SpeltTrie,
  scan: TokenScan,
  { start, end }: { start: number; end: number },
): Hit | null {
  let node = root
  let hit: Hit | null = null
  for (let at = start; at < end; at++) {
    const next = node.next.get(readWordId(ids, scan, at))
    if (!next) break
    node = next
    if (node.phrase) hit = { phrase: node.phrase, end: at + 1 }
  }
  return hit
}

function toPair(first: number, second: number): number {
  return (Math.imul(first, 31) + second) & (PAIR_BITS - 1)
}

function createNode(): TrieNode {
  return { next: new Map(), phrase: null }
}
