import { load } from 'cheerio/slim'

/** Compiles a selector with the engine that will run it; null when it is sound, else what is wrong, in its words. */
export function findSelectorMistake(selector: string): string | null {
  const trimmed = selector.trim()
  if (trimmed === '') return 'it is empty'
  if (/[>+~,]$/.test(trimmed)) return `it ends with "${trimmed.at(-1)}"`
  try {
    load('<i></i>').root().find(trimmed)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
