import { keepLetters } from '../word-runs.ts'

/** The letters and digits of a text in lower case: what two spellings of one phrase share. */
export function toLetters(text: string): string {
  return keepLetters(text.normalize('NFKC').toLowerCase())
}
