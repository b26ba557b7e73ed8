import { escapeMarkup } from './escape-markup.ts'

/** What stands in running text; the group that is there says which. `\$` is a dollar. */
const INLINE =
  /\\(?<literal>[$*])|\$(?<tex>[^$\n]+)\$|`(?<code>[^`\n]+)`|\*\*(?<strong>[^*\n]+)\*\*|\*(?<stress>[^*\n]+)\*|\[\^(?<note>\w+)\]|\[(?<words>[^\]\n]+)\]\((?<href>[^)\s]+)\)/g

type Groups = Readonly<Record<string, string | undefined>>

/** Marked-up text as html; `write` writes a formula. */
export function writeInline(text: string, write: (tex: string) => string): string {
  let html = ''
  let from = 0
  for (const match of text.matchAll(INLINE)) {
    html += escapeMarkup(text.slice(from, match.index)) + writePiece(match.groups ?? {}, write)
    from = match.index + match[0].length
  }
  return html + escapeMarkup(text.slice(from))
}

function writePiece(
  { literal, tex, code, strong, stress, note, words, href }: Groups,
  write: (tex: string) => string,
): string {
  if (literal) return literal
  if (tex) return write(tex)
  if (code) return `<code>${escapeMarkup(code)}</code>`
  if (strong) return `<strong>${writeInline(strong, write)}</strong>`
  if (stress) return `<em>${writeInline(stress, write)}</em>`
  if (note)
    return `<sup id="fnref:${note}"><a href="#fn:${note}" class="footnote" rel="footnote">${note}</a></sup>`
  return `<a href="${escapeMarkup(href ?? '')}">${escapeMarkup(words ?? '')}</a>`
}

/** The words alone, for teasers and descriptions; formulas as bare TeX, as many sites write them there. */
export function toPlainText(text: string): string {
  return text.replace(INLINE, (...found) => {
    const { literal, tex, code, strong, stress, words } = found.at(-1) as Groups
    return literal ?? tex ?? code ?? words ?? toPlainText(strong ?? stress ?? '')
  })
}
