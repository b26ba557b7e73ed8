/** What readers and exporters put where a formula or an image was: no words of the author. */
const PLACEHOLDERS = /\[(?:公式|图片|圖片|math|math processing error|formula|image)\]/giu

/** The last text and what it became: fingerprint and hash of a post ask for the same one. */
let last = { text: '', folded: '' }

/**
 * Text for comparing: NFKC, lower case, formulas and the placeholders that reposts leave for them taken out.
 * Punctuation and white space stay; they part words.
 */
export function foldText(text: string): string {
  if (text !== last.text)
    last = { text, folded: dropPlaceholders(dropFormulas(text)).normalize('NFKC').toLowerCase() }
  return last.folded
}

function dropPlaceholders(text: string): string {
  return text.includes('[') ? text.replace(PLACEHOLDERS, ' ') : text
}

/** Takes out `\(…\)` and `\[…\]`; an opening without its end stays. One pass, whatever the text. */
function dropFormulas(text: string): string {
  let kept = ''
  let from = 0
  for (let at = text.indexOf('\\'); at !== -1; at = text.indexOf('\\', at)) {
    const close = text[at + 1] === '(' ? '\\)' : text[at + 1] === '[' ? '\\]' : null
    const end = close === null ? -1 : text.indexOf(close, at + 2)
    if (close !== null && end === -1) break
    if (end !== -1) {
      kept += `${text.slice(from, at)} `
      from = end + 2
    }
    at = end === -1 ? at + 2 : from
  }
  return from === 0 ? text : kept + text.slice(from)
}
