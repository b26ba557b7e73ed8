import type { Matcher } from './match-words.ts'

/** A formula with all that is in it, a tag, a character reference; words lie between. */
const MARKUP = /<math\b[\s\S]*?<\/math>|<[^>]*>|&(?:#\d+|#x[\da-f]+|\w+);/gi

/** Puts `<mark>` around the words of a search in sanitised html; formulas and attributes stay as they are. */
export function markHtml(sanitised: string, find: Matcher): string {
  let marked = ''
  let end = 0
  for (const { 0: markup, index } of sanitised.matchAll(MARKUP)) {
    marked += markText(sanitised.slice(end, index), find) + markup
    end = index + markup.length
  }
  return marked + markText(sanitised.slice(end), find)
}

/** `text` holds no markup. */
function markText(text: string, find: Matcher): string {
  let marked = ''
  let end = 0
  for (const [from, to] of find(text)) {
    marked += `${text.slice(end, from)}<mark>${text.slice(from, to)}</mark>`
    end = to
  }
  return marked + text.slice(end)
}
