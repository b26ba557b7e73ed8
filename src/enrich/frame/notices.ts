/** What notices of one kind say, wherever in a text. */
export interface Notices {
  /** Part of a pattern: what begins at the beginning of a word, in either case. Looked for together with those of other kinds. */
  words?: string
  /** Each holds a Chinese character at least; in simplified characters. */
  chinese: readonly RegExp[]
  others: readonly RegExp[]
}
