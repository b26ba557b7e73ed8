/** Stands on the hash of a post whose page could not be read, so that it does not count as known. */
const PARTIAL_MARK = '~'
/** Stands before the version of the program that read the post. */
const READER_MARK = '@'

/** The hash of an item as it is while the post's own page is still to be read. */
export function toPartialHash(hash: string): string {
  return hash + PARTIAL_MARK
}

/** The hash of an item whose page is not asked for any more. */
export function toWholeHash(hash: string): string {
  return hash.replace(PARTIAL_MARK, '')
}

/** A hash as it is kept with its post, which this version of the program read. */
export function toKeptHash(hash: string, version: string): string {
  return hash + READER_MARK + version
}

/** The hash of a kept one, without the version. */
export function fromKeptHash(kept: string): string {
  return kept.split(READER_MARK, 1)[0] ?? kept
}

/**
 * Whether a source says other words of a post than it did, its own page read or not; both hashes as they are kept. Where
 * another version of the program read it before that is not known: the same words may be read in another way since.
 */
export function saysOther(before: string, after: string): boolean {
  const [was, is] = [before, after].map((kept) => toWholeHash(kept).split(READER_MARK))
  return was?.[1] === is?.[1] && was?.[0] !== is?.[0]
}
