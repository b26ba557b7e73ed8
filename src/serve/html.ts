/** Markup that is safe to send: built by `html`, or vouched for by `raw`. */
export class SafeHtml {
  readonly #markup: string
  constructor(markup: string) {
    this.#markup = markup
  }
  toString(): string {
    return this.#markup
  }
}

/** What may stand in a `html` template: text is escaped, lists are joined, nothing stands for null, undefined and false. */
export type HtmlValue = SafeHtml | string | number | false | null | undefined | readonly HtmlValue[]

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const CHARACTERS = new Map(Object.entries(ESCAPES).map(([character, reference]) => [reference, character]))

/** Builds markup; every value is escaped unless it is `SafeHtml` itself. Attribute values must stand in quotes. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): SafeHtml {
  let markup = strings[0] ?? ''
  for (const [index, value] of values.entries()) markup += toMarkup(value) + (strings[index + 1] ?? '')
  return new SafeHtml(markup)
}

/** Vouches for markup that was sanitised when it was saved (`contentHtml`, `snippetHtml`, `titleHtml`); for nothing else. */
export function raw(sanitised: string): SafeHtml {
  return new SafeHtml(sanitised)
}

/** The text that `html` or whoever saved an entry escaped; other references stay. */
export function unescapeHtml(escaped: string): string {
  return escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, (reference) => CHARACTERS.get(reference) ?? reference)
}

function toMarkup(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof SafeHtml) return value.toString()
  if (typeof value === 'object') return value.map(toMarkup).join('')
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
}
