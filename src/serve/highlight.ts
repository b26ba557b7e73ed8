import { html, unescapeHtml } from './html.ts'
import type { Matcher } from './match-words.ts'

/** A formula with all that is in it, a tag, a character reference that is not unescaped; words lie between. */
const MARKUP = /<math\b[\s\S]*?<\/math>|<[^>]*>|&(?!(?:amp|lt|gt|quot|#39);)(?:#\d+|#[xX][\da-fA-F]+|\w+);/g

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

/** `escaped` holds no markup. Words are looked for in what it says: an `&` may stand within one. */
function markText(escaped: string, find: Matcher): string {
  const text = unescapeHtml(escaped)
  let marked = ''
  let end = 0
  for (const [from, to] of find(text)) {
    marked += html`${text.slice(end, from)}<mark>${text.slice(from, to)}</mark>`
    end = to
  }
  return end === 0 ? escaped : marked + html`${text.slice(end)}`
}
